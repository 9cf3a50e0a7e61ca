package fdscope.tui;

import fdscope.lesson.Course;
import fdscope.lesson.Lesson;
import fdscope.lesson.Progress;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of the course's list. */
final class HomeUpdate {
    private HomeUpdate() {}

    static Next<Model, Effect> act(Model model, HomeView home, Act act, Key key) {
        List<Course.Row> rows = home.rows(model.course(), model.progress(), model.exercises());
        int at = 0;
        for (int i = 0; i < rows.size(); i++) {
            at = rows.get(i).number() == home.selected() ? i : at;
        }
        int page =
                model.drawn().extent(Drawn.Pane.MAIN).map(Drawn.Extent::height).orElse(10) - 1;
        switch (act) {
            case UP:
                return Next.of(select(model, home, rows, at - 1));
            case DOWN:
                return Next.of(select(model, home, rows, at + 1));
            case PAGE_UP:
                return Next.of(select(model, home, rows, at - page));
            case PAGE_DOWN:
                return Next.of(select(model, home, rows, at + page));
            case FIRST:
                return Next.of(select(model, home, rows, 0));
            case LAST:
                return Next.of(select(model, home, rows, rows.size() - 1));
            case NEXT:
                return Next.of(select(model, home, rows, part(rows, at, 1)));
            case PREVIOUS:
                return Next.of(select(model, home, rows, part(rows, at, -1)));
            case PART:
                return Next.of(select(model, home, rows, ofPart(rows, key.character() - '1', at)));
            case NEXT_PANE:
                return LearnUpdate.tab(model, 1);
            case PREVIOUS_PANE:
                return LearnUpdate.tab(model, -1);
            case FILTER:
                return Next.of(model.top(home.filter("", true)));
            case HIDE_DONE:
                HomeView hidden = home.hideDone(!home.hideDone());
                return Next.of(
                        select(model, hidden, hidden.rows(model.course(), model.progress(), model.exercises()), at));
            case ENTER:
                return rows.isEmpty() ? Next.of(model) : open(model, rows.get(at));
            case BACK:
                return Next.of(model.top(home.filter("", false)));
            default:
                return Next.of(model);
        }
    }

    private static Model select(Model model, HomeView home, List<Course.Row> rows, int index) {
        if (rows.isEmpty()) {
            return model.top(home);
        }
        int there = Math.max(0, Math.min(index, rows.size() - 1));
        return model.top(home.select(rows.get(there).number()));
    }

    private static int part(List<Course.Row> rows, int at, int direction) {
        int i = at;
        while (i >= 0 && i < rows.size() && rows.get(i).part() == rows.get(at).part()) {
            i += direction;
        }
        i = Math.max(0, Math.min(i, rows.size() - 1));
        while (i > 0 && rows.get(i - 1).part() == rows.get(i).part()) {
            i--;
        }
        return i;
    }

    private static int ofPart(List<Course.Row> rows, int part, int otherwise) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).part().ordinal() == part) {
                return i;
            }
        }
        return otherwise;
    }

    /** A lesson where the learner left it; a broken one with its faults; a planned one in words. */
    static Next<Model, Effect> open(Model model, Course.Row row) {
        if (row.lesson().isPresent()) {
            return open(model, row.lesson().get());
        }
        List<Paragraph> text = new ArrayList<>();
        text.add(new Paragraph.Heading(row.number() + "  " + row.title()));
        if (row.broken().isPresent()) {
            text.add(Paragraph.of("This lesson has faults and is kept out of the course. The others stay usable."));
            row.broken().get().errors().forEach(error -> text.add(Paragraph.of(error.toString())));
        } else {
            text.add(Paragraph.of("This lesson is planned and not written yet. Part "
                    + row.part().name() + ", " + row.part().title() + "; it will take " + row.minutes()
                    + " minutes."));
        }
        return Next.of(model.push(TextView.of("Lesson " + row.number(), text)));
    }

    /** At the page where the learner was, else where the path begins with it; a finished lesson begins again. */
    static Next<Model, Effect> open(Model model, Lesson lesson) {
        Optional<Progress.OfLesson> at = model.progress().lesson(lesson.slug());
        LessonView view = LessonView.open(lesson, model.scenery().standing().page(lesson));
        Model next = model.push(view);
        boolean inLab = at.isPresent() && at.get().done().isEmpty() && at.get().step() > 0;
        Model told = inLab ? next.say("you were at step " + at.get().step() + "; labs begin anew") : next;
        return Next.<Model, Effect>of(told, new Effect.KeepPlace(lesson.slug(), view.page(), 0))
                .and(new Effect.PrepareLab());
    }
}
