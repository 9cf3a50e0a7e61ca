package fdscope.tui.screen;

import fdscope.lesson.Errata.Erratum;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.CallPath;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelMap.Stop;
import fdscope.tui.draw.DisplayWidth;
import fdscope.tui.draw.Role;
import fdscope.tui.draw.Segment;
import fdscope.tui.draw.Style;
import fdscope.tui.screen.MapView.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rows of the map's views; each knows which item it stands for. */
final class MapRows {
    /** Narrower than this the file is not named. */
    private static final int FILE_FROM = 66;

    private static final int STATUS = 13;
    /** In fewer columns a mark says nothing. */
    private static final int SHORTEST = 4;

    private static final int CALLS = 4;

    /** @param item index, -1 for a row that cannot be chosen */
    record Row(List<Segment> segments, int item) {}

    private final MapView view;
    private final KernelMap map;
    private final Optional<KernelBook> book;
    private final List<Item> items;
    private final int chosen;
    private final int width;
    private final List<Row> rows = new ArrayList<>();

    MapRows(MapView view, Scenery scenery, List<Item> items, int width) {
        this.view = view;
        this.map = scenery.course().map();
        this.book = scenery.kernel().book();
        this.items = items;
        this.chosen = view.cursor(items.size());
        this.width = width;
    }

    private void row(int item, Segment... segments) {
        rows.add(new Row(List.of(segments), item));
    }

    private Segment lead(int item) {
        return Segment.of(item == chosen ? "» " : "  ", Role.TEXT);
    }

    /** @param roomy blank rows keep the parts apart */
    List<Row> journey(MapHere here, boolean roomy) {
        Journey journey =
                map.journeys().get(Math.min(view.journey(), map.journeys().size() - 1));
        String user = user(journey, here);
        if (!user.isEmpty()) {
            row(-1, Segment.of("     user  ", Role.PROCESS), Segment.of(user, Role.TEXT));
            row(-1, Segment.of("  " + "─".repeat(Math.max(1, width - 4)), Role.BORDER));
        }
        int name = longest(items);
        int item = 0;
        for (int i = 0; i < journey.stops().size(); i++) {
            Stop stop = journey.stops().get(i);
            for (int part = 0; part < stop.functions().size(); part++) {
                KernelFunction function = ((Item.Function) items.get(item)).function();
                String number = part == 0 ? Integer.toString(i + 1) : "";
                List<Segment> row = new ArrayList<>();
                row.add(lead(item));
                row.add(Segment.of(here.passes(function) ? "→" : " ", Role.ACCENT));
                row.add(Segment.of(DisplayWidth.padLeft(number, 2) + "  ", Role.MUTED));
                String asleep = here.asleep(function, width < FILE_FROM);
                String mark = part == 0 ? stop.mark().orElse("") : "";
                columns(row, function, name, width - 7);
                status(row, function, asleep.isEmpty() ? mark : asleep, !asleep.isEmpty());
                rows.add(new Row(row, item++));
            }
            boolean last = i + 1 == journey.stops().size();
            stop.then()
                    .filter(then -> !last)
                    .ifPresent(then -> row(-1, Segment.of("       ── " + then + " ──", Role.SOCKET)));
        }
        if (roomy) {
            rows.add(0, new Row(List.of(), -1));
        }
        return rows;
    }

    /** What a program does to set out: the step of the lab, else the calls that the journey begins with. */
    private String user(Journey journey, MapHere here) {
        if (!here.way().made().isEmpty()) {
            return "→ " + here.way().made() + (here.way().failed() ? ", which failed on its way" : "");
        }
        List<String> first = journey.stops().get(0).functions();
        List<String> calls = map.calls().stream()
                .filter(path -> !path.functions().isEmpty()
                        && first.contains(path.functions().get(0)))
                .map(CallPath::call)
                .distinct()
                .toList();
        return calls.stream().limit(CALLS).map(call -> call + "()").collect(Collectors.joining(", "))
                + (calls.size() > CALLS ? ", …" : "");
    }

    private void columns(List<Segment> row, KernelFunction function, int name, int room) {
        boolean file = width >= FILE_FROM;
        row.add(Segment.of(DisplayWidth.pad(function.name(), Math.min(name, Math.max(8, room - 9))) + "  ", Role.TEXT));
        if (file) {
            row.add(Segment.of(DisplayWidth.pad(function.file(), files()) + "  ", Role.MUTED));
        }
    }

    /** @param words what else is to be said of it; who sleeps there is said first where there is no room for both */
    private void status(List<Segment> row, KernelFunction function, String words, boolean asleep) {
        Segment status = status(function);
        int room = width - Segment.width(row) - STATUS;
        Segment said = asleep ? new Segment(words, Style.of(Role.WARNING).strong()) : Segment.of(words, Role.MUTED);
        if (words.isEmpty() || room < SHORTEST && !asleep) {
            row.add(status);
        } else if (room < DisplayWidth.of(words) && asleep) {
            row.add(said);
        } else {
            row.add(new Segment(DisplayWidth.pad(status.text(), STATUS), status.style()));
            row.add(said);
        }
    }

    private Segment status(KernelFunction function) {
        return width < FILE_FROM ? KernelStatus.brief(book, function) : KernelStatus.of(book, function);
    }

    private int files() {
        return items.stream()
                .mapToInt(item -> ((Item.Function) item).function().file().length())
                .max()
                .orElse(0);
    }

    private static int longest(List<Item> items) {
        return items.stream()
                .mapToInt(item -> ((Item.Function) item).function().name().length())
                .max()
                .orElse(0);
    }

    /** By what they are for, or by their files. */
    List<Row> functions(boolean byFile) {
        int name = longest(items);
        String group = "";
        int files = files();
        for (int i = 0; i < items.size(); i++) {
            Item.Function item = (Item.Function) items.get(i);
            if (!item.group().equals(group)) {
                group = item.group();
                row(-1, new Segment(group, Style.of(Role.TEXT).strong()));
            }
            Segment status = status(item.function());
            List<Segment> row = new ArrayList<>();
            row.add(lead(i));
            row.add(Segment.of(
                    DisplayWidth.pad(item.function().name(), Math.min(name, Math.max(8, width - 11))) + "  ",
                    Role.TEXT));
            if (!byFile && width >= FILE_FROM) {
                row.add(Segment.of(DisplayWidth.pad(item.function().file(), files) + "  ", Role.MUTED));
            }
            if (!byFile || width < FILE_FROM) {
                row.add(status);
            } else {
                row.add(new Segment(DisplayWidth.pad(status.text(), STATUS), status.style()));
                row.add(Segment.of(item.function().role(), Role.MUTED));
            }
            rows.add(new Row(row, i));
        }
        return rows;
    }

    /** Only those around the cursor are made: a kernel has ten thousand. */
    List<Row> types(int from, int to) {
        for (int i = 0; i < items.size(); i++) {
            if (i < from || i > to) {
                rows.add(new Row(List.of(), i));
                continue;
            }
            var type = ((Item.Type) items.get(i)).type();
            boolean wide = width >= FILE_FROM;
            int name = Math.max(8, width - (wide ? 46 : 19));
            String module = type.module().map(text -> "  " + text).orElse("");
            row(
                    i,
                    lead(i),
                    Segment.of(DisplayWidth.pad(type.kind().word(), 8), Role.MUTED),
                    Segment.of(DisplayWidth.pad(DisplayWidth.cut(type.name(), name), Math.min(name, 40)), Role.TEXT),
                    Segment.of(DisplayWidth.padLeft(Long.toString(type.size()), 8), Role.TEXT),
                    Segment.of(
                            wide
                                    ? " bytes" + DisplayWidth.padLeft(Integer.toString(type.members()), 6) + " members"
                                    : "",
                            Role.MUTED),
                    Segment.of(wide ? module : "", Role.MUTED));
        }
        return rows;
    }

    List<Row> errata() {
        for (int i = 0; i < items.size(); i++) {
            Erratum claim = ((Item.Claim) items.get(i)).erratum();
            Role role = claim.verdict().equals("true") ? Role.GOOD : Role.WARNING;
            row(
                    i,
                    lead(i),
                    Segment.of(DisplayWidth.padLeft(Integer.toString(claim.number()), 2) + "  ", Role.MUTED),
                    Segment.of(DisplayWidth.pad(claim.verdict(), 12), role),
                    Segment.of(claim.says(), Role.TEXT));
        }
        return rows;
    }
}
