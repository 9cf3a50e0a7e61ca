package fdscope.tui;

import fdscope.lesson.CoursePath;
import fdscope.lesson.PathStanding;
import fdscope.lesson.Placement;
import fdscope.lesson.Question;
import fdscope.lesson.Review;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Effect.KeepAnswer.Occasion;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.AskingView;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.ExercisesView;
import fdscope.tui.screen.HomeTab;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.PathsView;
import fdscope.tui.screen.PlacementView;
import fdscope.tui.screen.ReviewView;
import fdscope.tui.screen.Scroll;
import fdscope.tui.screen.TextView;
import fdscope.tui.screen.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of home beside the list of lessons: paths, review, placement test. */
final class LearnUpdate {
    private LearnUpdate() {}

    /** Another part of home. */
    static Next<Model, Effect> tab(Model model, int direction) {
        List<HomeTab> tabs = HomeTab.of(model.scenery());
        return open(model, tabs.get(Math.floorMod(tabs.indexOf(tab(model.top())) + direction, tabs.size())));
    }

    private static HomeTab tab(View view) {
        return view instanceof PathsView
                ? HomeTab.PATHS
                : view instanceof ExercisesView
                        ? HomeTab.EXERCISES
                        : view instanceof ReviewView
                                ? HomeTab.REVIEW
                                : view instanceof PlacementView ? HomeTab.PLACEMENT : HomeTab.LESSONS;
    }

    /** Above home; whatever was open is left. */
    static Next<Model, Effect> open(Model model, HomeTab tab) {
        Next<Model, Effect> left = LabUpdate.leave(model);
        Model home = left.model();
        Model there = switch (tab) {
            case LESSONS -> home;
            case EXERCISES -> home.push(new ExercisesView(0));
            case PATHS -> home.push(PathsView.of(model.scenery().standing()));
            case REVIEW -> home.push(ReviewView.of(model.scenery().due()));
            case PLACEMENT -> home.push(PlacementView.of(model.course().placement(), model.progress()));
        };
        return new Next<>(there, left.effects());
    }

    /** Home with the cursor on the lesson to go on with. */
    static Model next(Model model) {
        HomeView home = (HomeView) model.views().get(0);
        return model.with(List.of(model.scenery()
                .standing()
                .next()
                .map(lesson -> home.select(lesson.number()))
                .orElse(home)));
    }

    /** Says where the path goes on, once the lab that it takes of a lesson is behind the learner. */
    static Model turned(Model model, LessonView view, int to) {
        PathStanding standing = model.scenery().standing();
        boolean behind = standing.lab(view.lesson())
                .filter(lab -> view.lesson().pageOf(lab) == view.page() && to > view.page())
                .isPresent();
        return behind && standing.isDone(view.lesson())
                ? model.say(standing.next()
                        .map(next -> "your path goes on with lesson " + next.number() + ": H goes home")
                        .orElse("that was the last lab of your path"))
                : model;
    }

    /** What the progress file says now. On another path home begins anew. */
    static Model known(Model model, Msg.ProgressKnown known) {
        Optional<CoursePath> before = model.scenery().standing().path();
        Model next = model.progress(known.progress());
        if (!next.scenery().standing().path().equals(before)) {
            List<View> views = new ArrayList<>(next.views());
            views.set(0, HomeView.of(next.course(), next.progress()));
            next = next.with(views);
        }
        if (known.notice().isEmpty()) {
            return next;
        }
        String words = known.notice().get();
        return DisplayWidth.of(words) + 4 <= next.columns() ? next.say(words) : next.push(ofProgress(words));
    }

    /** What is wrong with the progress file, in whole. */
    static TextView ofProgress(String words) {
        return TextView.of("Your progress", List.of(Paragraph.of(words), Paragraph.of("Esc goes on with the course.")));
    }

    static Next<Model, Effect> act(Model model, PathsView view, Act act) {
        List<CoursePath> paths = model.course().paths().paths();
        switch (act) {
            case NEXT_PANE:
                return tab(model, 1);
            case PREVIOUS_PANE:
                return tab(model, -1);
            case ENTER:
                CoursePath path = paths.get(view.cursor());
                return Next.of(
                        LabUpdate.leave(model).model().say("your path: " + path.title()),
                        new Effect.KeepPath(path.id()));
            default:
                Drawn.Extent three = new Drawn.Extent(Drawn.Pane.MAIN, 0, paths.size(), 3);
                return Next.of(model.top(new PathsView(Reading.cursor(view.cursor(), paths.size(), three, act))));
        }
    }

    static Next<Model, Effect> act(Model model, AskingView view, Act act, Key key) {
        switch (act) {
            case NEXT_PANE:
                return tab(model, 1);
            case PREVIOUS_PANE:
                return tab(model, -1);
            case PAGE_UP:
                return Next.of(page(model, view, -1));
            case PAGE_DOWN:
                return Next.of(page(model, view, 1));
            case FIRST:
                return Next.of(model.top(view.scrolled(Scroll.START)));
            case LAST:
                return Next.of(model.top(view.scrolled(Scroll.END)));
            default:
                return view.question().isPresent()
                        ? answer(model, view, view.question().get(), act, key)
                        : between(model, view, act);
        }
    }

    private static Model page(Model model, AskingView view, int direction) {
        int rows = model.drawn()
                .extent(Drawn.Pane.MAIN)
                .map(extent -> Math.max(1, extent.height() - 1))
                .orElse(0);
        return scroll(model, view, direction * rows);
    }

    static Model scroll(Model model, AskingView view, int rows) {
        return model.drawn()
                .extent(Drawn.Pane.MAIN)
                .map(extent -> {
                    int to = extent.top() + rows;
                    return model.top(view.scrolled(new Scroll(Math.max(0, Math.min(to, extent.last())))));
                })
                .orElse(model);
    }

    private static Next<Model, Effect> answer(Model model, AskingView view, Question question, Act act, Key key) {
        int answers = question.answers().size();
        switch (act) {
            case CHOOSE:
                int digit = key.character() - '1';
                return Next.of(
                        digit >= answers
                                ? model.say("there are " + answers + " answers")
                                : model.top(view.choosing(digit, view.sure())));
            case UP:
                return Next.of(model.top(view.choosing(Math.max(0, view.chosen() - 1), view.sure())));
            case DOWN:
                return Next.of(model.top(view.choosing(Math.min(answers - 1, view.chosen() + 1), view.sure())));
            case LEFT:
            case RIGHT:
                int sure = Math.max(1, Math.min(3, view.sure() + (act == Act.RIGHT ? 1 : -1)));
                return Next.of(model.top(view.choosing(view.chosen(), sure)));
            case ENTER:
                return view.chosen() < 0 ? Next.of(model.say("first choose an answer")) : commit(model, view, question);
            case GO_ON:
                return Next.of(model.say(view.chosen() < 0 ? "first choose an answer" : "Enter commits your answer"));
            default:
                return Next.of(model);
        }
    }

    private static Next<Model, Effect> commit(Model model, AskingView view, Question question) {
        boolean right = view.chosen() == question.right();
        if (view instanceof ReviewView review) {
            String slug = review.due().orElseThrow().lesson().slug();
            return Next.of(
                    model.top(review.commit(right)),
                    new Effect.KeepAnswer(Occasion.REVIEW, slug, question.key(), view.chosen(), view.sure(), right));
        }
        PlacementView placement = (PlacementView) view;
        Placement.Item item = placement.item().orElseThrow();
        return Next.of(
                model.top(placement.next()),
                new Effect.KeepAnswer(
                        Occasion.PLACEMENT, item.lesson().slug(), question.key(), view.chosen(), view.sure(), right));
    }

    /** No question is open. */
    private static Next<Model, Effect> between(Model model, AskingView view, Act act) {
        if (view instanceof ReviewView review) {
            Optional<Review.Due> due = review.due();
            if (due.isEmpty()) {
                return act == Act.UP || act == Act.DOWN ? Next.of(model) : Next.of(model.say("no question is open"));
            }
            if (act == Act.GO_ON) {
                return Next.of(model.top(review.next()));
            }
            return act == Act.ENTER
                    ? Follow.lesson(
                            model,
                            due.get().lesson().id(),
                            due.get().lesson().pageOf(due.get().question()))
                    : Next.of(model);
        }
        PlacementView placement = (PlacementView) view;
        if (placement.isOver()) {
            return Next.of(
                    act == Act.AGAIN
                            ? model.top(PlacementView.again(model.course().placement()))
                            : act == Act.UP || act == Act.DOWN || act == Act.GO_ON
                                    ? scroll(model, view, act == Act.UP ? -1 : 1)
                                    : model);
        }
        return Next.of(act == Act.GO_ON || act == Act.ENTER ? model.top(placement.begin()) : model);
    }
}
