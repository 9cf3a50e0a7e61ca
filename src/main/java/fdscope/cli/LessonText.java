package fdscope.cli;

import fdscope.lab.script.Step;
import fdscope.lesson.Block;
import fdscope.lesson.Course;
import fdscope.lesson.Inline;
import fdscope.lesson.KernelMap;
import fdscope.lesson.Lesson;
import fdscope.lesson.LinkTarget;
import fdscope.lesson.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A lesson as plain text of 76 columns: prose, labs, questions without their answers, and the words it uses. */
final class LessonText {
    private static final int WIDTH = 76;

    private final Course course;
    private final Set<String> words = new TreeSet<>();

    LessonText(Course course) {
        this.course = course;
    }

    List<String> of(Lesson lesson) {
        words.clear();
        List<String> lines = new ArrayList<>();
        lines.add("Lesson " + lesson.number() + ". " + lesson.title());
        lines.add("Part " + lesson.part().name() + ", " + lesson.part().title() + ". About " + lesson.minutes()
                + " minutes.");
        lines.addAll(Wrap.of("The question: " + lesson.question(), WIDTH));
        lesson.seenIn().ifPresent(seen -> lines.addAll(Wrap.of("Seen in: " + seen, WIDTH)));
        lines.add("");
        int questions = 0;
        for (Page page : lesson.pages()) {
            page.heading().ifPresent(heading -> lines.addAll(heading(heading, '=')));
            for (Block block : page.blocks()) {
                if (block instanceof Block.LabBlock lab) {
                    lines.addAll(lab(lesson, lab));
                } else if (block instanceof Block.ReviewBlock review) {
                    lines.addAll(review(++questions, review));
                } else if (block instanceof Block.MeasureBlock measure) {
                    lines.addAll(measure(measure));
                } else if (block instanceof Block.Heading heading) {
                    lines.addAll(heading(heading, '-'));
                } else if (!(block instanceof Block.NotesBlock)) {
                    lines.addAll(prose().blocks(List.of(block)));
                }
            }
        }
        lines.addAll(glossary());
        return lines;
    }

    private ProseText prose() {
        return new ProseText(WIDTH, this::link);
    }

    private static List<String> heading(Block.Heading heading, char line) {
        String text = heading.plain();
        return List.of(text, String.valueOf(line).repeat(Math.min(WIDTH, text.length())), "");
    }

    private static List<String> lab(Lesson lesson, Block.LabBlock lab) {
        List<String> lines = new ArrayList<>();
        lines.add("Lab " + lab.name() + ": " + lab.title());
        lines.add("Run it with: fdscope run " + lesson.id() + "/" + lab.name());
        lines.addAll(new LabText(lab.script()).lines());
        lines.add("");
        return lines;
    }

    private static List<String> review(int number, Block.ReviewBlock review) {
        return question("Question " + number + ". " + review.question(), review.answers());
    }

    private static List<String> measure(Block.MeasureBlock measure) {
        List<String> lines = new ArrayList<>();
        lines.add("Measure: " + measure.title());
        lines.add("Run it with: fdscope measure");
        lines.addAll(question("Before you do. " + measure.question(), measure.answers()));
        return lines;
    }

    private static List<String> question(String text, List<Step.Answer> answers) {
        List<String> lines = new ArrayList<>(Wrap.of(text, WIDTH));
        int choice = 1;
        for (Step.Answer answer : answers) {
            lines.addAll(Wrap.hanging(answer.text(), WIDTH, "  " + choice++ + ". ", "     "));
        }
        lines.add("");
        return lines;
    }

    /** The words of a link, and where it leads. */
    String link(Inline.Link link) {
        LinkTarget target = link.target();
        if (target instanceof LinkTarget.MapEntry entry) {
            String file = course.map()
                    .function(entry.function())
                    .map(KernelMap.KernelFunction::file)
                    .orElse("kernel map");
            String name = link.plain().equals(entry.function()) ? "" : entry.function() + ", ";
            return link.plain() + " [" + name + file + "]";
        }
        if (target instanceof LinkTarget.ManPage page) {
            return ProseText.bracketed(link, page.name() + "(" + page.section() + ")");
        }
        if (target instanceof LinkTarget.Term term) {
            words.add(term.key());
            return link.plain() + " [glossary]";
        }
        if (target instanceof LinkTarget.LabRef ref) {
            return ProseText.bracketed(link, "lab " + ref.lab());
        }
        if (target instanceof LinkTarget.LessonRef ref) {
            return ProseText.bracketed(link, "lesson " + ref.number());
        }
        return link.plain();
    }

    private List<String> glossary() {
        List<String> lines = new ArrayList<>();
        for (String word : List.copyOf(words)) {
            course.glossary().term(word).ifPresent(term -> {
                if (lines.isEmpty()) {
                    lines.addAll(List.of("Glossary", "========", ""));
                }
                lines.add(term.name());
                new ProseText(WIDTH - 4)
                        .blocks(term.meaning())
                        .forEach(line -> lines.add(line.isEmpty() ? "" : "    " + line));
            });
        }
        return lines;
    }
}
