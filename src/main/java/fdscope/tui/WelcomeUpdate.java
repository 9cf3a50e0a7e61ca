package fdscope.tui;

import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.DoctorView;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.HomeView;
import fdscope.tui.screen.Scroll;
import fdscope.tui.screen.Tour;
import fdscope.tui.screen.TourView;
import fdscope.tui.screen.View;
import fdscope.tui.screen.WelcomeView;
import java.util.ArrayList;
import java.util.List;

/** What stands around the course: the first page, the tour, the doctor. */
final class WelcomeUpdate {
    private WelcomeUpdate() {}

    /** A key was pressed there: the first page has been seen. */
    static Next<Model, Effect> seen(View top, Next<Model, Effect> next) {
        return top instanceof WelcomeView ? next.and(new Effect.KeepWelcomed()) : next;
    }

    static Next<Model, Effect> open(Model model, Act act) {
        return act == Act.TOUR ? tour(model) : doctor(model);
    }

    /** The screen is one of these; back is the same everywhere, but the first page has home behind it. */
    static boolean takes(View top, Act act) {
        return top instanceof WelcomeView || act != Act.BACK && (top instanceof TourView || top instanceof DoctorView);
    }

    static Next<Model, Effect> act(Model model, Act act, Key key) {
        if (model.top() instanceof TourView tour) {
            return act(model, tour, act);
        }
        return model.top() instanceof DoctorView ? scroll(model, act) : welcome(model, act, key);
    }

    /** The first page makes way for home, and home does what the key says. */
    private static Next<Model, Effect> welcome(Model model, Act act, Key key) {
        Model home = model.pop();
        return act == Act.BACK ? Next.of(home) : Update.act(home, act, key);
    }

    /** From its beginning; what was open is left. */
    private static Next<Model, Effect> tour(Model model) {
        Next<Model, Effect> left = LabUpdate.leave(model);
        return new Next<>(left.model().with(List.of(left.model().views().get(0), new TourView(0))), left.effects());
    }

    private static Next<Model, Effect> doctor(Model model) {
        List<View> others = new ArrayList<>(model.views().stream()
                .filter(view -> !(view instanceof DoctorView))
                .toList());
        others.add(DoctorView.START);
        return Next.of(model.with(others));
    }

    private static Next<Model, Effect> act(Model model, TourView tour, Act act) {
        List<Tour.Stop> stops = Tour.of(model.course(), model.exercises());
        switch (act) {
            case GO_ON:
                return Next.of(
                        tour.at() + 1 < stops.size()
                                ? model.top(new TourView(tour.at() + 1))
                                : LearnUpdate.next(model).say("that was the tour; Enter goes on with the course"));
            case NEXT:
                return Next.of(model.top(new TourView(Math.min(tour.at() + 1, stops.size() - 1))));
            case PREVIOUS:
                return Next.of(model.top(new TourView(Math.max(0, tour.at() - 1))));
            case ENTER:
                return go(model, stops.get(Math.min(tour.at(), stops.size() - 1)));
            default:
                return Next.of(model);
        }
    }

    private static Next<Model, Effect> go(Model model, Tour.Stop stop) {
        return switch (stop.link()) {
            case "sockets:" -> SocketsWatching.open(model);
            case "kernel:" -> MapUpdate.open(model);
            case "playground:" -> PlayUpdate.open(model);
            default -> Follow.to(model, stop.link());
        };
    }

    private static Next<Model, Effect> scroll(Model model, Act act) {
        if (act == Act.AGAIN) {
            return Next.of(model.top(DoctorView.START).kernel(model.kernel().forgotten()));
        }
        Drawn.Extent extent = model.drawn().extent(Drawn.Pane.MAIN).orElse(new Drawn.Extent(Drawn.Pane.MAIN, 0, 0, 1));
        int page = Math.max(1, extent.height() - 1);
        int to = switch (act) {
            case UP -> extent.top() - 1;
            case DOWN -> extent.top() + 1;
            case PAGE_UP -> extent.top() - page;
            case PAGE_DOWN, GO_ON -> extent.top() + page;
            case FIRST -> 0;
            case LAST -> extent.last();
            default -> extent.top();
        };
        return Next.of(model.top(new DoctorView(new Scroll(Math.max(0, Math.min(to, extent.last()))))));
    }

    /** Home, and the tour where one is on it. */
    static List<View> below(HomeView home, List<View> views) {
        List<View> kept = new ArrayList<>(List.of(home));
        if (views.size() > 1 && views.get(1) instanceof TourView) {
            kept.add(views.get(1));
        }
        return kept;
    }
}
