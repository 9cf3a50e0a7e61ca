package fdscope.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a lesson's pages without reading them.
 *
 * @param pages how many
 * @param labs in their order
 * @param measures how many questions are asked before something is measured
 * @param reviews how many return later by the author's will
 */
public record Outline(int pages, List<Lab> labs, int measures, int reviews) {
    public Outline {
        labs = List.copyOf(labs);
    }

    /**
     * @param page index of the one it stands on, from 0
     * @param questions how many predictions it asks for
     */
    public record Lab(String name, String title, int page, int questions) {
        /** The keys of its questions, in order. */
        public List<String> keys() {
            List<String> keys = new ArrayList<>();
            for (int ordinal = 1; ordinal <= questions; ordinal++) {
                keys.add(Question.labKey(name, ordinal));
            }
            return keys;
        }
    }

    /** @param lab where a lab asks it */
    public record Asked(String key, Optional<String> lab) {}

    public Optional<Lab> lab(String name) {
        return labs.stream().filter(lab -> lab.name.equals(name)).findFirst();
    }

    static Outline of(List<Page> pages) {
        List<Lab> labs = new ArrayList<>();
        int measures = 0;
        int reviews = 0;
        for (int i = 0; i < pages.size(); i++) {
            for (Block.LabBlock lab : pages.get(i).labs()) {
                labs.add(new Lab(
                        lab.name(),
                        lab.title(),
                        i,
                        Lesson.questionsOf(lab.script()).size()));
            }
            measures += pages.get(i).measures().size();
            reviews += pages.get(i).reviews().size();
        }
        return new Outline(pages.size(), labs, measures, reviews);
    }

    /** As {@link Lesson#questions} has them, for a lesson of this number. */
    List<Asked> asked(int lesson) {
        List<Asked> asked = new ArrayList<>();
        for (Lab lab : labs) {
            lab.keys().forEach(key -> asked.add(new Asked(key, Optional.of(lab.name))));
        }
        for (int ordinal = 1; ordinal <= measures; ordinal++) {
            asked.add(new Asked(Question.measureKey(lesson, ordinal), Optional.empty()));
        }
        for (int ordinal = 1; ordinal <= reviews; ordinal++) {
            asked.add(new Asked(Question.reviewKey(lesson, ordinal), Optional.empty()));
        }
        return asked;
    }
}
