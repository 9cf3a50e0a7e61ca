package fdscope.tui;

import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.message.Act;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Key;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Drawn;
import fdscope.tui.screen.ErratumText;
import fdscope.tui.screen.FunctionView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.LinkedView;
import fdscope.tui.screen.Links;
import fdscope.tui.screen.MapView;
import fdscope.tui.screen.MapView.Item;
import fdscope.tui.screen.MapView.Tab;
import fdscope.tui.screen.Scroll;
import fdscope.tui.screen.TextView;
import fdscope.tui.screen.TypeView;
import java.util.List;
import java.util.Optional;

/** The keys of the kernel map, of a function and of a structure. */
final class MapUpdate {
    private MapUpdate() {}

    /** From a lesson where its lab is, from a function where that is, else at the beginning. */
    static Next<Model, Effect> open(Model model) {
        KernelMap map = model.course().map();
        if (model.top() instanceof MapView) {
            return Next.of(model);
        }
        if (model.top() instanceof FunctionView function) {
            return Next.of(model.push(MapView.at(map, function.function().name())));
        }
        return Next.of(
                model.push(model.top() instanceof LessonView lesson ? MapView.at(map, lesson.lab()) : MapView.START));
    }

    static Next<Model, Effect> act(Model model, MapView view, Act act, Key key) {
        KernelMap map = model.course().map();
        List<Item> items = view.items(map, model.kernel());
        switch (act) {
            case NEXT_PANE:
                return Next.of(model.top(view.tab(view.tab().after(1))));
            case PREVIOUS_PANE:
                return Next.of(model.top(view.tab(view.tab().after(-1))));
            case FILTER:
                return Next.of(model.top(view.filter("", true)));
            case NEXT:
            case PREVIOUS:
                return Next.of(sibling(model, view, items, act == Act.NEXT ? 1 : -1));
            case CHOOSE:
                return Next.of(stop(model, view, items, key));
            case AGAIN:
                return Next.of(model.kernel(model.kernel().forgotten()).say("reading again"));
            case WHENCE:
                return Next.of(model.push(whence()));
            case ENTER:
                return Next.of(view.selected(map, model.kernel())
                        .map(item -> opened(model, item))
                        .orElse(model));
            default:
                Drawn.Extent extent = extent(model);
                return Next.of(
                        model.top(view.at(Reading.cursor(view.cursor(items.size()), items.size(), extent, act))));
        }
    }

    private static Drawn.Extent extent(Model model) {
        return model.drawn().extent(Drawn.Pane.MAIN).orElse(new Drawn.Extent(Drawn.Pane.MAIN, 0, 0, 1));
    }

    private static Model opened(Model model, Item item) {
        if (item instanceof Item.Function function) {
            return model.push(FunctionView.of(function.function()));
        }
        return item instanceof Item.Type type
                ? model.push(TypeView.of(type.type().question()))
                : model.push(ErratumText.view(((Item.Claim) item).erratum(), model.course()));
    }

    /** Another journey, or the first function of another group. */
    private static Model sibling(Model model, MapView view, List<Item> items, int direction) {
        if (view.tab() == Tab.JOURNEY) {
            int journeys = Math.max(1, model.course().map().journeys().size());
            return model.top(view.journey(Math.floorMod(view.journey() + direction, journeys)));
        }
        if (items.isEmpty() || !(items.get(0) instanceof Item.Function)) {
            return model;
        }
        int at = view.cursor(items.size());
        String group = group(items, at);
        while (at >= 0 && at < items.size() && group(items, at).equals(group)) {
            at += direction;
        }
        at = Math.max(0, Math.min(at, items.size() - 1));
        while (at > 0 && group(items, at - 1).equals(group(items, at))) {
            at--;
        }
        return model.top(view.at(at));
    }

    private static String group(List<Item> items, int index) {
        return ((Item.Function) items.get(index)).group();
    }

    private static Model stop(Model model, MapView view, List<Item> items, Key key) {
        if (view.tab() != Tab.JOURNEY) {
            return model.say("digits choose a stop of a journey");
        }
        String number = Integer.toString(key.character() - '0');
        for (int i = 0; i < items.size(); i++) {
            if (group(items, i).equals(number)) {
                return model.top(view.at(i));
            }
        }
        return model.say("this journey has no stop " + number);
    }

    static Next<Model, Effect> act(Model model, LinkedView view, Act act) {
        Drawn.Extent extent = extent(model);
        int page = Math.max(1, extent.height() - 1);
        switch (act) {
            case NEXT_PANE:
            case PREVIOUS_PANE:
                return Next.of(
                        view instanceof FunctionView function
                                ? model.top(function.tab(function.tab().after(act == Act.NEXT_PANE ? 1 : -1)))
                                : model.say("a structure has one part"));
            case NEXT:
            case PREVIOUS:
                return Next.of(
                        view instanceof FunctionView function
                                ? next(model, function, act == Act.NEXT ? 1 : -1)
                                : model.say("Esc goes back to the list"));
            case LEFT:
            case RIGHT:
                return Next.of(link(model, view, act == Act.RIGHT ? 1 : -1));
            case ENTER:
                List<String> links = links(model).map(Links::targets).orElse(List.of());
                if (view.link() >= 0 && view.link() < links.size()) {
                    return Follow.to(model, links.get(view.link()));
                }
                return Next.of(link(model, view, 1));
            case AGAIN:
                return Next.of(model.kernel(model.kernel().forgotten()).say("reading again"));
            case WHENCE:
                return Next.of(model.push(whence()));
            case UP:
                return Next.of(model.top(view.scrolled(new Scroll(Math.max(0, extent.top() - 1)))));
            case DOWN:
                return Next.of(model.top(view.scrolled(new Scroll(Math.min(extent.last(), extent.top() + 1)))));
            case PAGE_UP:
                return Next.of(model.top(view.scrolled(new Scroll(Math.max(0, extent.top() - page)))));
            case PAGE_DOWN:
            case GO_ON:
                return Next.of(model.top(view.scrolled(new Scroll(Math.min(extent.last(), extent.top() + page)))));
            case FIRST:
                return Next.of(model.top(view.scrolled(Scroll.START)));
            case LAST:
                return Next.of(model.top(view.scrolled(Scroll.END)));
            default:
                return Next.of(model);
        }
    }

    private static Optional<Links> links(Model model) {
        return model.drawn().links(Drawn.Pane.MAIN);
    }

    /** The link after or before the chosen one; the first one in sight if none is. */
    private static Model link(Model model, LinkedView view, int direction) {
        Optional<Links> links = links(model);
        int count = links.map(known -> known.targets().size()).orElse(0);
        if (count == 0) {
            return model.say("no link here");
        }
        Drawn.Extent extent = extent(model);
        int to = view.link() < 0
                ? Math.max(0, links.get().firstFrom(extent.top()))
                : Math.max(0, Math.min(view.link() + direction, count - 1));
        int row = links.get().rowOf(to);
        boolean seen = row >= extent.top() && row < extent.top() + extent.height();
        LinkedView chosen = view.linked(to);
        return model.top(seen ? chosen : chosen.scrolled(new Scroll(Math.max(0, row - extent.height() / 2))));
    }

    /** Its neighbour on its journey; of one on no journey the neighbour in the map. */
    private static Model next(Model model, FunctionView view, int direction) {
        KernelMap map = model.course().map();
        String name = view.function().name();
        List<String> names = map.journeysOf(name).stream()
                .findFirst()
                .flatMap(map::journey)
                .map(Journey::stops)
                .map(stops -> stops.stream()
                        .flatMap(stop -> stop.functions().stream())
                        .toList())
                .orElseGet(
                        () -> map.functions().stream().map(KernelFunction::name).toList());
        int at = names.indexOf(name) + direction;
        if (at < 0 || at >= names.size()) {
            return model.say(
                    direction > 0 ? "this is the last one of the journey" : "this is the first one of the journey");
        }
        return model.top(
                FunctionView.of(map.function(names.get(at)).orElseThrow()).tab(view.tab()));
    }

    private static TextView whence() {
        return TextView.of(
                "Whence",
                List.of(
                        new Paragraph.Heading("What a function does, takes, gives, and where it can fail"),
                        Paragraph.of(
                                "The map's own words: reference/kernel-map.json and kernel-notes.json of the course,"
                                        + " written from the source that each entry names, and tried where it says so."),
                        new Paragraph.Heading("Whether this kernel has it"),
                        Paragraph.of("/proc/kallsyms, by name and never by version. A function without a symbol was"
                                + " inlined, or is not in this kernel; a version number would not tell which."),
                        new Paragraph.Heading("Prototypes and structures"),
                        Paragraph.of(
                                "/sys/kernel/btf/vmlinux, and the files of the modules beside it: the types of this"
                                        + " very kernel, as it was compiled."),
                        new Paragraph.Heading("→ and « is here"),
                        Paragraph.of(
                                "The way of the lab's step is the map's, chosen by the call, its socket and what it"
                                        + " carried. Where somebody sleeps is /proc/PID/task/TID/wchan, and stack for root."),
                        new Paragraph.Heading("Source"),
                        Paragraph.of(
                                "The tree of --source DIR, $FDSCOPE_KERNEL_SOURCE or /usr/src/linux-source-*. It need"
                                        + " not be the source of this kernel; its release is told with it.")));
    }
}
