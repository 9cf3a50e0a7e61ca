package fdscope.tui.screen;

import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.tui.draw.Canvas;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Frames;
import fdscope.tui.draw.Pane;
import fdscope.tui.draw.Paragraph;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Span;
import fdscope.tui.draw.Style;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kernel map as a list: each journey with its functions, then those that stand in none.
 *
 * @param cursor index among {@link #stops}
 */
public record MapView(int cursor, String filter, boolean typing) implements View {
    private static final KeyTable<Act> KEYS = Keys.map();

    /** A function in its journey. */
    public record Stop(String journey, KernelFunction function) {}

    /** What is listed, in order. */
    public List<Stop> stops(KernelMap map) {
        List<Stop> all = new ArrayList<>();
        for (KernelMap.Journey journey : map.journeys()) {
            journey.stops().stream()
                    .flatMap(stop -> stop.functions().stream())
                    .flatMap(name -> map.function(name).stream())
                    .forEach(function -> all.add(new Stop(journey.title(), function)));
        }
        Set<String> there = all.stream().map(stop -> stop.function().name()).collect(Collectors.toSet());
        map.functions().stream()
                .filter(function -> !there.contains(function.name()))
                .forEach(function -> all.add(new Stop("In no journey", function)));
        List<String> words = List.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+"));
        return all.stream()
                .filter(stop -> words.stream().allMatch(text(stop)::contains))
                .toList();
    }

    private static String text(Stop stop) {
        KernelFunction function = stop.function();
        return (stop.journey() + " " + function.name() + " " + function.file() + " " + function.role())
                .toLowerCase(Locale.ROOT);
    }

    public MapView at(int index) {
        return new MapView(index, filter, typing);
    }

    public MapView filter(String words, boolean on) {
        return new MapView(0, words, on);
    }

    /** One function, for reading. */
    public static TextView entry(KernelMap map, KernelFunction function) {
        List<Paragraph> text = new ArrayList<>();
        text.add(new Paragraph.Heading(function.name()));
        text.add(new Paragraph.Text(List.of(
                Span.text(function.file() + "\n" + phase(map, function) + "\nexists in " + function.versions()))));
        text.add(new Paragraph.Heading("What it does"));
        text.add(Paragraph.of(function.role()));
        function.notes().ifPresent(notes -> {
            text.add(new Paragraph.Heading("Notes"));
            text.add(Paragraph.of(notes));
        });
        text.add(new Paragraph.Heading("Seen"));
        text.add(Paragraph.of(function.seen()));
        for (String id : map.journeysOf(function.name())) {
            map.journey(id).ifPresent(journey -> {
                text.add(new Paragraph.Heading("On the way: " + journey.title()));
                text.add(new Paragraph.Text(way(journey, function)));
            });
        }
        return TextView.of("Kernel map: " + function.name(), text);
    }

    private static String phase(KernelMap map, KernelFunction function) {
        return map.phases().stream()
                .filter(phase -> phase.id().equals(function.phase()))
                .map(KernelMap.Phase::title)
                .findFirst()
                .orElse(function.phase());
    }

    private static List<Span> way(KernelMap.Journey journey, KernelFunction here) {
        List<Span> spans = new ArrayList<>();
        journey.stops().stream().flatMap(stop -> stop.functions().stream()).forEach(name -> {
            spans.add(Span.text(spans.isEmpty() ? "" : " → "));
            spans.add(name.equals(here.name()) ? Span.emphasis(name) : Span.link(name, "map:" + name));
        });
        return spans;
    }

    @Override
    public String name() {
        return "kernel map";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        Drawn drawn = new Drawn();
        Frames.header(
                canvas,
                "Kernel map",
                "Kernel map",
                List.of(scenery.facts().kernel(), scenery.facts().user()));
        Canvas frame = canvas.region(0, 1, canvas.width(), canvas.height() - 2);
        boolean strip = canvas.width() >= 78 && canvas.height() >= 20;
        List<Stop> stops = stops(scenery.course().map());
        int chosen = Math.max(0, Math.min(cursor, stops.size() - 1));
        Pane pane = Pane.of("Functions", true).withCaption(stops.size() + " stops");
        Canvas inside = Frames.pane(frame, pane);
        Canvas body = strip ? inside.region(0, 0, inside.width(), inside.height() - 3) : inside;
        body = strip ? Frames.padded(body) : body;
        list(
                drawn,
                body,
                strip ? frame.region(0, 0, frame.width(), frame.height() - 3) : frame,
                stops,
                chosen,
                strip ? 2 : 1);
        if (strip && !stops.isEmpty()) {
            Canvas rows = Frames.padded(
                    Frames.strip(frame, pane, 2, stops.get(chosen).function().name(), ""));
            List<String> lines =
                    fdscope.tui.draw.Prose.lines(stops.get(chosen).function().role(), rows.width());
            for (int i = 0; i < Math.min(2, lines.size()); i++) {
                rows.put(
                        0,
                        i,
                        i == 1 && lines.size() > 2 ? DisplayWidth.cut(lines.get(i) + " …", rows.width()) : lines.get(i),
                        Role.TEXT);
            }
        }
        new Footer(KEYS)
                .add(Act.DOWN, "↑ ↓", "function", "↑↓")
                .add(Act.ENTER, "read it")
                .add(Act.FILTER)
                .add(Act.NEXT, "[ ]", "journey", "[ ] journey")
                .add(Act.BACK, "back")
                .draw(canvas, drawn);
        return drawn;
    }

    private void list(Drawn drawn, Canvas body, Canvas frame, List<Stop> stops, int chosen, int x) {
        List<List<Segment>> rows = new ArrayList<>();
        List<Integer> index = new ArrayList<>();
        if (typing || !filter.isEmpty()) {
            rows.add(List.of(Segment.of(" filter: " + filter + (typing ? "_" : ""), Role.ACCENT)));
            index.add(-1);
        }
        String journey = "";
        int cursorRow = 0;
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            if (!stop.journey().equals(journey)) {
                journey = stop.journey();
                rows.add(List.of(new Segment(journey, Style.of(Role.TEXT).strong())));
                index.add(-1);
            }
            cursorRow = i == chosen ? rows.size() : cursorRow;
            int name = Math.min(30, Math.max(10, body.width() - 4));
            rows.add(List.of(
                    Segment.of(i == chosen ? "» " : "  ", Role.TEXT),
                    Segment.of(DisplayWidth.pad(stop.function().name(), name), Role.TEXT),
                    Segment.of("  " + (body.width() < 60 ? "" : stop.function().file()), Role.MUTED)));
            index.add(i);
        }
        if (stops.isEmpty()) {
            rows.add(List.of(Segment.of("No function has these words. Esc clears the filter.", Role.MUTED)));
        }
        int top = Math.max(0, Math.min(cursorRow - body.height() / 2, rows.size() - body.height()));
        new Scroll(top).draw(drawn, Drawn.Pane.MAIN, frame, body, rows, 0);
        for (int y = 0; y < body.height() && top + y < index.size(); y++) {
            int i = index.get(top + y);
            if (i >= 0) {
                drawn.spot(x, 2 + y, body.width(), 1, new Drawn.Target.Item(Drawn.Pane.MAIN, i));
            }
            if (i == chosen && i >= 0) {
                body.restyle(0, y, body.width(), 1, Style.of(Role.SELECTION));
            }
        }
    }

    /** The first stop of the journey before or after the cursor's. */
    public int journey(KernelMap map, int direction) {
        List<Stop> stops = stops(map);
        if (stops.isEmpty()) {
            return 0;
        }
        int i = Math.min(cursor, stops.size() - 1);
        Optional<String> from = Optional.of(stops.get(i).journey());
        while (i >= 0 && i < stops.size() && from.get().equals(stops.get(i).journey())) {
            i += direction;
        }
        i = Math.max(0, Math.min(i, stops.size() - 1));
        while (i > 0 && stops.get(i - 1).journey().equals(stops.get(i).journey())) {
            i--;
        }
        return i;
    }
}
