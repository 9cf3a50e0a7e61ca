package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lesson.Block;
import fdscope.lesson.Course;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.Lesson;
import fdscope.lesson.Page;
import fdscope.lesson.PathStanding;
import fdscope.lesson.Progress;
import fdscope.lesson.Question;
import fdscope.lesson.Review;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code fdscope --plain}: a lesson as linear text on standard output, led by lines on standard input. ASCII. */
final class PlainCourse {
    private static final int WIDTH = 76;

    private final FdscopeCommand fdscope;
    private final Surroundings at;
    private final TextOut out;
    private final PlainInput input;
    private final KeptProgress kept;

    PlainCourse(FdscopeCommand fdscope) {
        this.fdscope = fdscope;
        this.at = fdscope.surroundings();
        this.out = at.out().ascii();
        this.input = new PlainInput(at.in(), out, at.powers().isTerminal(0));
        this.kept = new KeptProgress(fdscope.progress(), out);
    }

    int walk(Optional<String> reference) throws WrongUse {
        CourseChoice choice = fdscope.course();
        choice.course().allErrors().forEach(error -> at.err().line(error.toString()));
        Lesson lesson = reference.isPresent()
                ? choice.lesson(reference.get())
                : PathStanding.of(choice.course(), kept.progress())
                        .next()
                        .or(() -> choice.course().lessons().stream().findFirst())
                        .orElseThrow(() -> new WrongUse("there is no lesson in " + choice.folder()));
        fdscope.consent(choice);
        Optional<String> unsupported = at.powers().unsupported();
        try {
            if (unsupported.isPresent()) {
                PlainWords.wrap(unsupported.get()).forEach(out::line);
                walk(choice, lesson, Optional.empty());
            } else {
                try (Powers.Live live = at.powers().open(2, fdscope.mayBeRoot(choice.isBuiltIn()))) {
                    walk(choice, lesson, Optional.of(live));
                }
            }
        } catch (SyscallsUnavailableException e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        } catch (PlainInput.Quit e) {
            out.line("Goodbye. fdscope --plain goes on where you left off.");
        }
        out.flush();
        return ExitCode.DONE;
    }

    private void walk(CourseChoice choice, Lesson lesson, Optional<Powers.Live> live) throws PlainInput.Quit {
        int last = lesson.pages().size() - 1;
        int page = Math.min(PathStanding.of(choice.course(), kept.progress()).page(lesson), last);
        while (true) {
            kept.keep(kept.progress().visited(lesson.slug(), page, 0, Instant.now()));
            show(choice.course(), lesson, page, live);
            String said = input.ask(
                    page == last
                            ? "End of the lesson. Enter: finish.  b: back.  q: quit. "
                            : "Enter: next page.  b: page before.  q: quit. ");
            if (said.equals("b")) {
                page = Math.max(0, page - 1);
            } else if (page < last) {
                page++;
            } else {
                kept.keep(kept.progress().finished(lesson.slug(), Instant.now()));
                out.line("Finished: " + lesson.title() + ".");
                PathStanding.of(choice.course(), kept.progress())
                        .next()
                        .ifPresent(next -> out.line("Next: fdscope --plain " + next.id() + ", " + next.title() + "."));
                new PlainExercise(out, input, kept, fdscope.bench(choice), choice.course()).offer(lesson, live);
                offerReview(choice.course());
                return;
            }
        }
    }

    private void offerReview(Course course) throws PlainInput.Quit {
        List<Review.Due> due = Review.due(course, kept.progress(), PlainReview.today());
        if (due.isEmpty()) {
            return;
        }
        String said = input.ask(PlainReview.comeBack(due.size()) + " Enter: answer now.  n: another time. ");
        if (said.isEmpty()) {
            new PlainReview(out, input, kept).ask(due);
        }
    }

    private void show(Course course, Lesson lesson, int number, Optional<Powers.Live> live) throws PlainInput.Quit {
        Page page = lesson.pages().get(number);
        out.line("");
        PlainWords.wrap("Lesson " + lesson.number() + ", " + lesson.title() + ". Page " + (number + 1) + " of "
                        + lesson.pages().size() + ". Kernel " + Kernel.here().release() + ".")
                .forEach(out::line);
        out.line("");
        page.heading().ifPresent(heading -> {
            out.line(heading.plain());
            out.line("");
        });
        ProseText prose = new ProseText(WIDTH);
        for (Page.Segment segment : page.segments()) {
            if (segment.lab().isPresent()) {
                lab(course, new LabPlace(lesson, segment.lab().get()), live);
            }
            for (Block block : segment.text()) {
                if (block instanceof Block.MeasureBlock measure) {
                    measure(lesson, measure);
                } else {
                    prose.blocks(List.of(block)).forEach(out::line);
                }
            }
        }
        for (Question question : lesson.reviews()) {
            if (lesson.pageOf(question) == number) {
                ask(lesson, question);
            }
        }
    }

    private void lab(Course course, LabPlace place, Optional<Powers.Live> live) throws PlainInput.Quit {
        if (live.isEmpty()) {
            out.line("Lab " + place.lab().name() + ": " + place.lab().title() + ". Not run here.");
            new LabText(place.lab().script()).lines().forEach(out::line);
            out.line("");
            return;
        }
        String slug = place.lesson().slug();
        new PlainLab(
                        place,
                        new PlainKernel(course, place.lesson()),
                        out,
                        input,
                        (question, answer, sure) -> commit(slug, question, answer, sure))
                .play(live.get().laboratory());
    }

    private void measure(Lesson lesson, Block.MeasureBlock measure) throws PlainInput.Quit {
        out.line("Measure: " + measure.title() + ". Before you do:");
        ask(
                lesson,
                lesson.measures().stream()
                        .filter(each -> each.line() == measure.line())
                        .findFirst()
                        .orElseThrow());
        out.line("Now run in another terminal: fdscope measure");
        out.line("");
    }

    /** Takes an answer, keeps it, then tells the right one. */
    private void ask(Lesson lesson, Question question) throws PlainInput.Quit {
        PlainQuestion plain = new PlainQuestion(out, input);
        PlainQuestion.Said said = plain.ask(question);
        commit(lesson.slug(), question, said.answer(), said.sure());
        plain.verdict(question, said.answer());
        out.line("");
    }

    private void commit(String slug, Question question, int answer, int sure) {
        kept.keep(kept.progress()
                .answered(
                        slug,
                        question.key(),
                        new Progress.Attempt(answer, sure, answer == question.right(), Instant.now(), false)));
    }
}
