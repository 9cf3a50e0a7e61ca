package fdscope.cli;

import fdscope.lab.trace.Narration;
import fdscope.lesson.Lesson;
import fdscope.lesson.Progress;
import fdscope.lesson.Question;
import fdscope.lesson.Review;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The questions that come back, asked in lines one by one. Each answer is kept at once. */
final class PlainReview {
    private final TextOut out;
    private final PlainInput input;
    private final KeptProgress kept;

    PlainReview(TextOut out, PlainInput input, KeptProgress kept) {
        this.out = out;
        this.input = input;
        this.kept = kept;
    }

    /** As {@link Review} wants it. */
    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** {@code 3 questions come back.} */
    static String comeBack(int due) {
        return due == 0
                ? "No question comes back now."
                : Narration.counted(due, "question") + (due == 1 ? " comes back." : " come back.");
    }

    void ask(List<Review.Due> due) throws PlainInput.Quit {
        PlainQuestion plain = new PlainQuestion(out, input);
        int right = 0;
        for (int i = 0; i < due.size(); i++) {
            Lesson lesson = due.get(i).lesson();
            Question question = due.get(i).question();
            out.line("");
            wrap((i + 1) + " of " + due.size() + ". From lesson " + lesson.number() + ", " + lesson.title() + ".");
            plain.setting(lesson, question);
            PlainQuestion.Said said = plain.ask(question);
            boolean good = said.answer() == question.right();
            kept.keep(kept.progress()
                    .answered(
                            lesson.slug(),
                            question.key(),
                            new Progress.Attempt(said.answer(), said.sure(), good, Instant.now(), true)));
            plain.verdict(question, said.answer());
            if (!good) {
                wrap("Look again: fdscope --plain " + lesson.id() + ", page " + (lesson.pageOf(question) + 1)
                        + question.lab()
                                .map(lab -> "; or fdscope run " + lesson.id() + "/" + lab)
                                .orElse("") + ".");
            }
            right += good ? 1 : 0;
        }
        out.line("");
        out.line(Narration.counted(due.size(), "question") + " answered, " + right + " right.");
    }

    private void wrap(String text) {
        PlainWords.wrap(text).forEach(out::line);
    }
}
