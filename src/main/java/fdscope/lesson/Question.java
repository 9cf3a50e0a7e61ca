package fdscope.lesson;

import fdscope.lab.script.Step;
import java.util.List;
import java.util.Optional;

/**
 * Something that a learner commits an answer to: a {@code predict} of a lab, or a review question.
 *
 * @param key unique in a course and stable when lines move: {@code offset-is-shared#1} (the first predict of that lab),
 *     {@code review:06#2} (the second review question of lesson 6), {@code
 *     measure:12#1} (asked before the first measurement of lesson 12)
 * @param lab where a lab asks it
 * @param line of the Markdown file
 */
public record Question(String key, Optional<String> lab, int line, String text, List<Step.Answer> answers) {
    public Question {
        answers = List.copyOf(answers);
    }

    /** Index of the right answer, from 0. */
    public int right() {
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).right()) {
                return i;
            }
        }
        throw new IllegalStateException("no right answer in " + key);
    }

    static String labKey(String lab, int ordinal) {
        return lab + "#" + ordinal;
    }

    static String reviewKey(int lesson, int ordinal) {
        return "review:" + Lesson.id(lesson) + "#" + ordinal;
    }

    static String measureKey(int lesson, int ordinal) {
        return "measure:" + Lesson.id(lesson) + "#" + ordinal;
    }
}
