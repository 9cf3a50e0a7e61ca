package fdscope.lesson;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.Block.MeasureBlock;
import fdscope.lesson.Block.ReviewBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lesson, parsed; its links are checked by {@link LessonCheck}.
 *
 * @param number from 1, of the folder {@code NN-slug}
 * @param file for messages, as the author named it
 * @param minutes a learner needs
 * @param question that the lesson answers
 * @param idea the answer, in one sentence
 * @param seenIn programs where the thing can be met
 * @param outline what is known of the pages without reading them
 * @param pages at least one; the first is the hook
 */
public record Lesson(
        int number,
        String slug,
        String file,
        String title,
        Part part,
        int minutes,
        String question,
        String idea,
        Optional<String> seenIn,
        Outline outline,
        List<Page> pages) {
    public Lesson {
        pages = Later.keep(pages);
    }

    /** With its pages read. */
    public Lesson(
            int number,
            String slug,
            String file,
            String title,
            Part part,
            int minutes,
            String question,
            String idea,
            Optional<String> seenIn,
            List<Page> pages) {
        this(number, slug, file, title, part, minutes, question, idea, seenIn, Outline.of(pages), pages);
    }

    /** Two digits: {@code 06}. */
    public String id() {
        return id(number);
    }

    /** Without {@link String#format}, whose first use in a run takes milliseconds: home writes such numbers. */
    public static String id(int number) {
        return (number < 10 ? "0" : "") + number;
    }

    public List<LabBlock> labs() {
        return pages.stream().flatMap(page -> page.labs().stream()).toList();
    }

    /** The first in the file. */
    public Optional<LabBlock> mainLab() {
        return labs().stream().findFirst();
    }

    public Optional<LabBlock> lab(String name) {
        return labs().stream().filter(lab -> lab.name().equals(name)).findFirst();
    }

    /** Index of the page a lab stands on, from 0; -1 if it stands on none. */
    public int pageOf(String lab) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).labs().stream().anyMatch(block -> block.name().equals(lab))) {
                return i;
            }
        }
        return -1;
    }

    /** Index of the page a question of this lesson stands on, from 0; 0 if it is not of this lesson. */
    public int pageOf(Question question) {
        if (question.lab().isPresent()) {
            return Math.max(0, pageOf(question.lab().get()));
        }
        for (int i = 0; i < pages.size(); i++) {
            Page page = pages.get(i);
            if (page.reviews().stream().anyMatch(review -> review.line() == question.line())
                    || page.measures().stream().anyMatch(measure -> measure.line() == question.line())) {
                return i;
            }
        }
        return 0;
    }

    /** Those of the labs in their order, then those before a measurement, then the review questions. */
    public List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        labs().forEach(lab -> questions.addAll(questionsOf(lab.script())));
        questions.addAll(measures());
        questions.addAll(reviews());
        return List.copyOf(questions);
    }

    /** What {@link #questions} asks, without reading a page. */
    public List<Outline.Asked> asked() {
        return outline.asked(number);
    }

    /** One of {@link #asked}. */
    public Question question(String key) {
        return questions().stream()
                .filter(question -> question.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** What returns later by the author's will. */
    public List<Question> reviews() {
        List<Question> questions = new ArrayList<>();
        for (Page page : pages) {
            for (ReviewBlock review : page.reviews()) {
                String key = Question.reviewKey(number, questions.size() + 1);
                questions.add(new Question(key, Optional.empty(), review.line(), review.question(), review.answers()));
            }
        }
        return List.copyOf(questions);
    }

    /** What is asked before something is measured, in order. */
    public List<Question> measures() {
        List<Question> questions = new ArrayList<>();
        for (Page page : pages) {
            for (MeasureBlock measure : page.measures()) {
                String key = Question.measureKey(number, questions.size() + 1);
                questions.add(
                        new Question(key, Optional.empty(), measure.line(), measure.question(), measure.answers()));
            }
        }
        return List.copyOf(questions);
    }

    /** The predictions of a lab, in order. */
    public static List<Question> questionsOf(Script script) {
        List<Question> questions = new ArrayList<>();
        for (Script.Line line : script.steps()) {
            if (line.step() instanceof Step.Predict predict) {
                String key = Question.labKey(script.name(), questions.size() + 1);
                questions.add(new Question(
                        key, Optional.of(script.name()), line.number(), predict.question(), predict.answers()));
            }
        }
        return List.copyOf(questions);
    }

    /** The questions of its labs, in order; who has not answered one must not see what stands behind it. */
    public List<Question> predictions() {
        return labs().stream()
                .flatMap(lab -> questionsOf(lab.script()).stream())
                .toList();
    }
}
