package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.script.Step;
import fdscope.lesson.Block;
import fdscope.lesson.Course;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.Lesson;
import fdscope.lesson.Page;
import fdscope.lesson.Progress;
import fdscope.lesson.Question;
import fdscope.lesson.store.ProgressFile;
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
    private final ProgressFile file;
    private Progress progress;
    private Optional<String> notice = Optional.empty();

    PlainCourse(FdscopeCommand fdscope) {
        this.fdscope = fdscope;
        this.at = fdscope.surroundings();
        this.out = at.out().ascii();
        this.input = new PlainInput(at.in(), out, at.powers().isTerminal(0));
        this.file = fdscope.progress();
        this.progress = file.load().progress();
    }

    int walk(Optional<String> reference) throws WrongUse {
        CourseChoice choice = fdscope.course();
        choice.course().allErrors().forEach(error -> at.err().line(error.toString()));
        Lesson lesson = reference.isPresent()
                ? choice.lesson(reference.get())
                : progress.next(choice.course().lessons())
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
        int page = progress.isDone(lesson.slug())
                ? 0
                : progress.lesson(lesson.slug()).map(Progress.OfLesson::page).orElse(0);
        page = Math.min(page, last);
        while (true) {
            keep(progress.visited(lesson.slug(), page, 0, Instant.now()));
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
                keep(progress.finished(lesson.slug(), Instant.now()));
                out.line("Finished: " + lesson.title() + ".");
                progress.next(choice.course().lessons())
                        .ifPresent(next -> out.line("Next: fdscope --plain " + next.id() + ", " + next.title() + "."));
                return;
            }
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
        int ordinal = reviewsBefore(lesson, number);
        for (int i = 0; i < page.reviews().size(); i++) {
            ask(lesson, "Question. ", lesson.reviews().get(ordinal++));
        }
    }

    private static int reviewsBefore(Lesson lesson, int page) {
        return lesson.pages().subList(0, page).stream()
                .mapToInt(each -> each.reviews().size())
                .sum();
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
        out.line("Measure: " + measure.title() + ".");
        Question question = lesson.measures().stream()
                .filter(each -> each.line() == measure.line())
                .findFirst()
                .orElseThrow();
        ask(lesson, "Before you do: ", question);
        out.line("Now run in another terminal: fdscope measure");
        out.line("");
    }

    /** Takes an answer, keeps it, then tells the right one. */
    private void ask(Lesson lesson, String lead, Question question) throws PlainInput.Quit {
        PlainWords.wrap(lead + question.text()).forEach(out::line);
        List<Step.Answer> choices = question.answers();
        for (int i = 0; i < choices.size(); i++) {
            Wrap.hanging(choices.get(i).text(), WIDTH, "  " + (i + 1) + ". ", "     ")
                    .forEach(out::line);
        }
        int answer = input.choose("Your answer, 1 to " + choices.size() + ": ", choices.size());
        int sure = input.choose("How sure, 1 guess, 2 quite sure, 3 certain: ", 3);
        commit(lesson.slug(), question, answer - 1, sure);
        Step.Answer right = choices.get(question.right());
        PlainWords.wrap((question.right() == answer - 1 ? "Right. " : "Kept. ") + "The answer is "
                        + (question.right() + 1) + ", " + right.text()
                        + right.why().map(why -> ": " + why).orElse("") + ".")
                .forEach(out::line);
        out.line("");
    }

    private void commit(String slug, Question question, int answer, int sure) {
        keep(progress.answered(
                slug,
                question.key(),
                new Progress.Attempt(answer, sure, answer == question.right(), Instant.now(), false)));
    }

    private void keep(Progress now) {
        ProgressFile.Outcome outcome = file.save(now);
        progress = outcome.progress();
        if (!outcome.notice().equals(notice)) {
            notice = outcome.notice();
            notice.ifPresent(text -> PlainWords.wrap(text).forEach(out::line));
        }
    }
}
