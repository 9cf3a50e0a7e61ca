package fdscope.tui.screen;

import fdscope.lab.script.Script;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Act;
import fdscope.tui.message.KeyTable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The playground: steps that the learner writes, and what they do.
 *
 * @param cursor index of the line that is chosen or typed at; behind the last one a new line begins
 * @param typing letters go into the entry
 * @param pane has the focus while nobody types, and is the one that is seen where there is room for one
 * @param history lines that were typed, the newest last
 * @param recalled so many lines back in the history, 0: none
 * @param asking what has to be said yes or no to
 */
public record PlayView(
        PlayText text,
        PlayEntry entry,
        Played played,
        int cursor,
        boolean typing,
        Drawn.Pane pane,
        boolean zoomed,
        Map<Drawn.Pane, Scroll> scrolls,
        List<String> history,
        int recalled,
        Optional<PlayOffers> offers,
        Optional<Asking> asking)
        implements View {
    public static final Drawn.Pane STEPS = Drawn.Pane.MAIN;

    /** In the order of Tab. */
    public static final List<Drawn.Pane> PANES = List.of(STEPS, Drawn.Pane.STAGE, Drawn.Pane.CALLS);

    static final String FIRST_LINE = "actors alice bob";

    private static final KeyTable<Act> KEYS = PlayKeys.choosing();
    private static final KeyTable<Act> TYPING = PlayKeys.typing();

    /** What cannot be taken back. */
    public enum Asking {
        QUIT,
        /** The entry has the name of the file. */
        SAVE,
        OVERWRITE
    }

    public PlayView {
        scrolls = Map.copyOf(scrolls);
        history = List.copyOf(history);
    }

    /** Nothing has been written; a first line is offered. */
    public static PlayView empty() {
        return new PlayView(
                PlayText.EMPTY,
                PlayEntry.of(PlayEntry.How.APPEND, FIRST_LINE),
                Played.NOTHING,
                0,
                true,
                STEPS,
                false,
                Map.of(),
                List.of(),
                0,
                Optional.empty(),
                Optional.empty());
    }

    /** Those of the lab, one where it has none. */
    private List<String> variantNames() {
        return text.lines().stream()
                .filter(line -> line.startsWith("variants "))
                .findFirst()
                .map(line -> List.of(line.substring("variants ".length())
                        .replaceFirst("#.*", "")
                        .strip()
                        .split("\\s*/\\s*")))
                .orElse(List.of(Script.ONLY_VARIANT));
    }

    public int variants() {
        return variantNames().size();
    }

    /** The one that runs, in a lab with variants. */
    Optional<String> variantName() {
        List<String> names = variantNames();
        return names.size() < 2
                ? Optional.empty()
                : Optional.of(names.get(Math.floorMod(text.variant(), names.size())));
    }

    Scroll scroll(Drawn.Pane of) {
        return scrolls.getOrDefault(
                of, of == STEPS ? Scroll.NEWEST : of == Drawn.Pane.CALLS ? Scroll.END : Scroll.START);
    }

    public PlayView with(PlayText now) {
        return new PlayView(
                now, entry, played, cursor, typing, pane, zoomed, scrolls, history, recalled, offers, asking);
    }

    /** What is typed has changed: nothing is offered any more. */
    public PlayView with(PlayEntry now) {
        return new PlayView(
                text, now, played, cursor, typing, pane, zoomed, scrolls, history, recalled, Optional.empty(), asking);
    }

    public PlayView with(Played now) {
        return new PlayView(text, entry, now, cursor, typing, pane, zoomed, scrolls, history, recalled, offers, asking);
    }

    /** Somebody types this at that line. */
    public PlayView typing(int at, PlayEntry line) {
        return new PlayView(
                        text,
                        line,
                        played,
                        at,
                        true,
                        STEPS,
                        zoomed && pane == STEPS,
                        scrolls,
                        history,
                        0,
                        Optional.empty(),
                        asking)
                .scrolled(STEPS, Scroll.NEWEST);
    }

    /** A new line at the end is typed. */
    public PlayView appending() {
        return typing(text.size(), PlayEntry.blank());
    }

    /** Nobody types: keys act on the line that is chosen. */
    public PlayView choosing(int at) {
        int chosen = Math.max(0, Math.min(at, text.size()));
        return new PlayView(
                        text,
                        PlayEntry.blank(),
                        played,
                        chosen,
                        false,
                        pane,
                        zoomed,
                        scrolls,
                        history,
                        0,
                        Optional.empty(),
                        asking)
                .scrolled(STEPS, Scroll.NEWEST);
    }

    public PlayView focus(Drawn.Pane on) {
        return new PlayView(
                text, entry, played, cursor, typing, on, zoomed, scrolls, history, recalled, offers, asking);
    }

    public PlayView zoomed(boolean on) {
        return new PlayView(text, entry, played, cursor, typing, pane, on, scrolls, history, recalled, offers, asking);
    }

    public PlayView scrolled(Drawn.Pane of, Scroll to) {
        Map<Drawn.Pane, Scroll> all = new EnumMap<>(Drawn.Pane.class);
        all.putAll(scrolls);
        all.put(of, to);
        return new PlayView(text, entry, played, cursor, typing, pane, zoomed, all, history, recalled, offers, asking);
    }

    public PlayView remembering(List<String> lines, int back) {
        return new PlayView(text, entry, played, cursor, typing, pane, zoomed, scrolls, lines, back, offers, asking);
    }

    public PlayView offering(Optional<PlayOffers> what) {
        return new PlayView(
                text, entry, played, cursor, typing, pane, zoomed, scrolls, history, recalled, what, asking);
    }

    public PlayView asking(Optional<Asking> what) {
        return new PlayView(
                text, entry, played, cursor, typing, pane, zoomed, scrolls, history, recalled, offers, what);
    }

    @Override
    public String name() {
        return "playground";
    }

    @Override
    public boolean typing() {
        return composing() || asking.equals(Optional.of(Asking.SAVE));
    }

    /** A step is typed. */
    public boolean composing() {
        return typing && asking.isEmpty();
    }

    @Override
    public KeyTable<Act> keys() {
        return typing() ? TYPING : KEYS;
    }

    @Override
    public Optional<String> chosenLine(Scenery scenery) {
        return pane == STEPS && cursor < text.size() ? Optional.of(text.lines().get(cursor)) : Optional.empty();
    }

    @Override
    public Drawn draw(Scenery scenery, Canvas canvas) {
        return new PlayScreen(this, scenery, canvas).draw();
    }
}
