package fdscope.tui.screen;

import fdscope.lesson.Errata.Erratum;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes;
import fdscope.lesson.KernelQuestion;
import fdscope.lesson.Sought;
import fdscope.observe.TypeNames;
import fdscope.observe.TypeNames.TypeName;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The kernel map: one journey stop by stop, all functions, all files, the structures of this kernel, the article's errata.
 *
 * @param journey index of the one that is walked
 * @param cursors of each view, an index among its {@link #items}; 0 where none is given
 * @param filter of all views but the journey
 */
public record MapView(Tab tab, int journey, Map<Tab, Integer> cursors, String filter, boolean typing) implements View {
    private static final KeyTable<Act> KEYS = Keys.map();

    /** The views. */
    public enum Tab {
        JOURNEY("Journey"),
        FUNCTIONS("Functions"),
        FILES("Files"),
        TYPES("Types"),
        ERRATA("Errata");

        private final String title;

        Tab(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        public Tab after(int steps) {
            return values()[Math.floorMod(ordinal() + steps, values().length)];
        }
    }

    /** What the cursor can be on. */
    public sealed interface Item {
        /**
         * A function of the map.
         *
         * @param group stands above the first of it: the kind of work, or the file; of a journey its stop, from 1
         */
        record Function(String group, KernelFunction function) implements Item {}

        record Type(TypeName type) implements Item {}

        record Claim(Erratum erratum) implements Item {}
    }

    public static final MapView START = new MapView(Tab.JOURNEY, 0, Map.of(), "", false);

    public MapView {
        cursors = Map.copyOf(cursors);
    }

    /** Where the step of a lab is: the journey that has most of its way, and on it the stop where somebody sleeps. */
    static MapView at(KernelMap map, KernelWay way) {
        List<String> names = MapHere.names(way);
        Optional<Journey> best = map.journeys().stream()
                .filter(journey -> shared(journey, names) > 0)
                .max(Comparator.comparingInt((Journey journey) -> shared(journey, names))
                        .thenComparing(map.journeys()::indexOf, Comparator.reverseOrder()));
        if (best.isEmpty()) {
            return START;
        }
        MapView there = START.journey(map.journeys().indexOf(best.get()));
        List<String> functions = functions(best.get());
        int asleep = names.subList(way.functions().size(), names.size()).stream()
                .mapToInt(functions::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(-1);
        int first = names.stream()
                .mapToInt(functions::indexOf)
                .filter(index -> index >= 0)
                .findFirst()
                .orElse(0);
        return there.at(asleep >= 0 ? asleep : first);
    }

    /** The same, as the lab of the lesson stands now. */
    public static MapView at(KernelMap map, Optional<LabView> lab) {
        return at(map, lab.map(running -> KernelWay.of(running, map)).orElse(KernelWay.NONE));
    }

    /** A function on a journey; the functions' list if it is on none. */
    public static MapView at(KernelMap map, String function) {
        return map.journeysOf(function).stream()
                .findFirst()
                .map(id -> at(map, id, function))
                .orElse(START.tab(Tab.FUNCTIONS).filter(function, false));
    }

    /** @param function the stop with it is chosen; the first one if it is not there */
    public static MapView at(KernelMap map, String journey, String function) {
        return map.journey(journey)
                .map(found -> START.journey(map.journeys().indexOf(found))
                        .at(Math.max(0, functions(found).indexOf(function))))
                .orElse(START);
    }

    private static List<String> functions(Journey journey) {
        return journey.stops().stream()
                .flatMap(stop -> stop.functions().stream())
                .toList();
    }

    private static int shared(Journey journey, List<String> names) {
        return (int)
                functions(journey).stream().distinct().filter(names::contains).count();
    }

    /** What is listed, in order. */
    public List<Item> items(KernelMap map, KernelFeed feed) {
        return switch (tab) {
            case JOURNEY -> stops(map);
            case FUNCTIONS -> grouped(map, feed, true);
            case FILES -> grouped(map, feed, false);
            case TYPES -> types(feed);
            case ERRATA ->
                feed.errata().stream()
                        .flatMap(errata -> errata.claims().stream())
                        .filter(claim -> has(claim.verdict() + " " + claim.says() + " " + claim.truth()))
                        .map(claim -> (Item) new Item.Claim(claim))
                        .toList();
        };
    }

    private List<Item> stops(KernelMap map) {
        List<Item> items = new ArrayList<>();
        if (map.journeys().isEmpty()) {
            return items;
        }
        Journey walked = map.journeys().get(Math.min(journey, map.journeys().size() - 1));
        for (int i = 0; i < walked.stops().size(); i++) {
            for (String name : walked.stops().get(i).functions()) {
                items.add(new Item.Function(
                        Integer.toString(i + 1), map.function(name).orElseThrow()));
            }
        }
        return items;
    }

    private List<Item> grouped(KernelMap map, KernelFeed feed, boolean byPhase) {
        KernelNotes notes = feed.book().map(KernelBook::notes).orElse(KernelNotes.EMPTY);
        List<KernelFunction> found = KernelBook.search(map, notes, words());
        List<String> groups = byPhase
                ? map.phases().stream().map(KernelMap.Phase::id).toList()
                : map.functions().stream()
                        .map(KernelFunction::file)
                        .distinct()
                        .sorted()
                        .toList();
        List<List<Item>> lists = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            String id = groups.get(i);
            String title = byPhase ? map.phases().get(i).title() : id;
            lists.add(found.stream()
                    .filter(function -> id.equals(byPhase ? function.phase() : function.file()))
                    .map(function -> (Item) new Item.Function(title, function))
                    .toList());
        }
        Sought sought = Sought.of(filter);
        return lists.stream()
                .filter(list -> !list.isEmpty())
                .sorted(Comparator.comparingInt(list -> rank(sought, list.get(0))))
                .flatMap(List::stream)
                .toList();
    }

    /** The group with the best name comes first; its functions are in order already. */
    private static int rank(Sought sought, Item first) {
        return sought.rankOfName(((Item.Function) first).function().name());
    }

    /** Those that are the word, or begin with it, come first. */
    private List<Item> types(KernelFeed feed) {
        Sought sought = Sought.of(filter);
        List<TypeName> found = new ArrayList<>();
        for (TypeName type : feed.types().map(TypeNames::names).orElse(List.of())) {
            if (sought.isEmpty() || has(type.kind().word() + " " + type.name())) {
                found.add(type);
            }
        }
        if (!sought.isEmpty()) {
            found.sort(Comparator.comparingInt(type -> sought.rankOfName(type.name())));
        }
        return found.stream().map(type -> (Item) new Item.Type(type)).toList();
    }

    private List<String> words() {
        return filter.isBlank()
                ? List.of()
                : List.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    }

    private boolean has(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return words().stream().allMatch(small::contains);
    }

    /** What the cursor is on; empty where nothing is listed. */
    public Optional<Item> selected(KernelMap map, KernelFeed feed) {
        List<Item> items = items(map, feed);
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(cursor(items.size())));
    }

    /** @param size of what is listed */
    public int cursor(int size) {
        return Math.max(0, Math.min(cursors.getOrDefault(tab, 0), size - 1));
    }

    public MapView at(int index) {
        Map<Tab, Integer> moved = new EnumMap<>(Tab.class);
        moved.putAll(cursors);
        moved.put(tab, index);
        return new MapView(tab, journey, moved, filter, typing);
    }

    public MapView tab(Tab to) {
        return new MapView(to, journey, cursors, "", false);
    }

    /** Another journey, at its first stop. */
    public MapView journey(int index) {
        return new MapView(tab, index, cursors, filter, typing).at(0);
    }

    /** On the journey it is the functions that are sought in. */
    public MapView filter(String words, boolean on) {
        Tab there = tab == Tab.JOURNEY ? Tab.FUNCTIONS : tab;
        return new MapView(there, journey, cursors, words, on).at(0);
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
    public List<KernelQuestion> asks(Scenery scenery) {
        List<KernelQuestion> asks = new ArrayList<>();
        asks.add(new KernelQuestion.OfBook());
        if (tab == Tab.TYPES) {
            asks.add(new KernelQuestion.OfTypes());
        } else if (tab == Tab.ERRATA) {
            asks.add(new KernelQuestion.OfErrata());
        }
        selected(scenery.course().map(), scenery.kernel()).ifPresent(item -> {
            if (item instanceof Item.Type type) {
                asks.add(new KernelQuestion.OfType(type.type().question()));
            } else if (item instanceof Item.Function function) {
                asks.add(new KernelQuestion.OfPrototype(function.function().name()));
            }
        });
        return asks;
    }

    @Override
    public Optional<String> chosenLine(Scenery scenery) {
        return selected(scenery.course().map(), scenery.kernel())
                .map(item -> item instanceof Item.Function function
                        ? function.function().name() + " " + function.function().file()
                        : item instanceof Item.Type type
                                ? type.type().question().text()
                                : erratum(((Item.Claim) item).erratum()));
    }

    private static String erratum(Erratum claim) {
        return claim.verdict() + ": " + claim.says() + " " + claim.truth();
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        return new MapScreen(this, scenery, canvas).draw();
    }
}
