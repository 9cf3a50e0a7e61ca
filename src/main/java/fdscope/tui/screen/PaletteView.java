package fdscope.tui.screen;

import fdscope.kernel.Printable;
import fdscope.lesson.KernelQuestion;
import fdscope.lesson.OpenQuestions;
import fdscope.lesson.SearchEntries;
import fdscope.lesson.SearchEntry;
import fdscope.lesson.SearchEntry.Kind;
import fdscope.lesson.SearchHit;
import fdscope.lesson.SearchIndex;
import fdscope.lesson.SearchPlace;
import fdscope.lesson.Sought;
import fdscope.observe.TypeNames;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyBinding;
import fdscope.tui.message.KeyTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that can be found and done, over the screen where one is.
 *
 * @param actions of the screen below: what Enter does there
 * @param themes that can be chosen
 * @param here all that can be found now; it grows when more is read
 * @param typed words, or letters in their order
 * @param hits what fits, best first
 * @param cursor index of a hit
 */
public record PaletteView(
        List<KeyBinding<Act>> actions,
        List<String> themes,
        SearchIndex here,
        OpenQuestions open,
        String typed,
        Group group,
        List<SearchHit> hits,
        int cursor)
        implements View {
    private static final KeyTable<Act> KEYS = Keys.palette();
    /** They want a digit after them, or move the cursor where one is. */
    private static final Set<Act> NOT_HERE = EnumSet.of(
            Act.CHOOSE,
            Act.PART,
            Act.STEPS,
            Act.PALETTE,
            Act.UP,
            Act.DOWN,
            Act.LEFT,
            Act.RIGHT,
            Act.PAGE_UP,
            Act.PAGE_DOWN,
            Act.FIRST,
            Act.LAST,
            Act.ENTER);

    /** What is listed. */
    public enum Group {
        ALL("All", EnumSet.allOf(Kind.class)),
        KEYS("Do", EnumSet.of(Kind.KEY, Kind.COMMAND)),
        LESSONS(
                "Lessons",
                EnumSet.of(Kind.LESSON, Kind.HEADING, Kind.TEXT, Kind.LAB, Kind.EXERCISE, Kind.CLAIM, Kind.LINE)),
        WORDS("Words", EnumSet.of(Kind.TERM)),
        KERNEL("Kernel", EnumSet.of(Kind.FUNCTION, Kind.FILE, Kind.JOURNEY, Kind.ERRATUM, Kind.TYPE));

        private final String title;
        private final Set<Kind> kinds;

        Group(String title, Set<Kind> kinds) {
            this.title = title;
            this.kinds = kinds;
        }

        String title() {
            return title;
        }

        public Group after(int steps) {
            return values()[Math.floorMod(ordinal() + steps, values().length)];
        }
    }

    public PaletteView {
        actions = List.copyOf(actions);
        themes = List.copyOf(themes);
    }

    /**
     * @param below the screen that it opens over
     * @param themes that can be chosen
     */
    public static PaletteView over(
            View below, List<String> themes, KernelFeed feed, Exercises exercises, OpenQuestions open) {
        Stream<KeyBinding<Act>> rows = Stream.concat(below.keys().rows().stream(), Stream.of(Keys.TOUR));
        List<KeyBinding<Act>> actions =
                rows.distinct().filter(row -> !NOT_HERE.contains(row.action())).toList();
        return new PaletteView(actions, themes, SearchIndex.EMPTY, open, "", Group.ALL, List.of(), 0)
                .knowing(feed, exercises);
    }

    /** The same with what has been read by now. */
    public PaletteView knowing(KernelFeed feed, Exercises exercises) {
        SearchIndex all = SearchIndex.of(actions.stream().map(Keys::entry).toList())
                .plus(SearchIndex.of(themes.stream().map(PaletteView::theme).toList()))
                .plus(exercises(exercises))
                .plus(feed.index().orElse(SearchIndex.EMPTY))
                .plus(types(feed.types()));
        return new PaletteView(actions, themes, all, open, typed, group, List.of(), cursor).sought(cursor);
    }

    /** A theme as a thing that can be found and done. */
    private static SearchEntry theme(String name) {
        return SearchEntry.open(
                SearchEntry.Kind.KEY,
                List.of("theme: " + Printable.line(name)),
                "settings",
                "key c",
                new SearchPlace.Choice("theme", name));
    }

    private static SearchIndex exercises(Exercises exercises) {
        return SearchIndex.of(exercises.pieces().stream()
                .map(piece -> SearchEntries.exercise(piece.id(), piece.slug(), piece.title()))
                .toList());
    }

    private static SearchIndex types(Optional<TypeNames> names) {
        return SearchIndex.of(names.map(TypeNames::names).orElse(List.of()).stream()
                .map(type -> SearchEntry.open(
                        Kind.TYPE,
                        List.of(type.name()),
                        "",
                        type.question().text(),
                        new SearchPlace.Link("layout:" + type.question().text())))
                .toList());
    }

    public PaletteView typed(String words) {
        return new PaletteView(actions, themes, here, open, words, group, hits, 0).sought(0);
    }

    public PaletteView group(Group of) {
        return new PaletteView(actions, themes, here, open, typed, of, hits, 0).sought(0);
    }

    private PaletteView sought(int at) {
        List<SearchHit> found = here.find(Sought.of(typed), open, group.kinds::contains);
        return new PaletteView(actions, themes, here, open, typed, group, found, 0).at(at);
    }

    public PaletteView at(int index) {
        int there = Math.max(0, Math.min(index, hits.size() - 1));
        return new PaletteView(actions, themes, here, open, typed, group, hits, there);
    }

    public Optional<SearchHit> chosen() {
        return cursor < hits.size() ? Optional.of(hits.get(cursor)) : Optional.empty();
    }

    @Override
    public String name() {
        return "palette";
    }

    @Override
    public KeyTable<Act> keys() {
        return KEYS;
    }

    @Override
    public boolean typing() {
        return true;
    }

    @Override
    public List<KernelQuestion> asks(Scenery scenery) {
        return List.of(new KernelQuestion.OfIndex(), new KernelQuestion.OfTypes());
    }

    /** Over the screen below, which is on the canvas. */
    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        return new PaletteScreen(this, scenery, canvas).draw();
    }
}
