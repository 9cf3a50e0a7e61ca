package fdscope.tui.screen;

import fdscope.lesson.SearchEntry;
import fdscope.lesson.SearchPlace;
import fdscope.tui.message.Act;
import fdscope.tui.message.Key;
import fdscope.tui.message.KeyBinding;
import fdscope.tui.message.KeyTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The keys of all screens. A key of {@link #COMMON} means the same wherever it works. */
final class Keys {
    private static final String EVERYWHERE = "everywhere";

    /** Those that work on every screen, after the screen's own. */
    static final List<KeyBinding<Act>> COMMON = List.of(
            row("pane", "next pane, or part of home", Act.NEXT_PANE, Key.TAB),
            row("", "previous pane, or part of home", Act.PREVIOUS_PANE, Key.SHIFT_TAB),
            row("whence", "whence: the source of what is shown", Act.WHENCE, Key.of('w')),
            row("zoom", "zoom the pane, or back", Act.ZOOM, Key.of('z')),
            row("filter", "filter", Act.FILTER, Key.of('/')),
            row("palette", "search everything, do anything", Act.PALETTE, Key.of(':'), Key.ctrl('p')),
            row("plain", "plain text of this pane", Act.PLAIN, Key.of('p')),
            row("copy", "copy the chosen line, or this pane", Act.COPY, Key.of('y')),
            row("", "colours: the next theme", Act.THEME, Key.of('c')),
            row("kernel map", "kernel map", Act.KERNEL_MAP, Key.of('K')),
            row("sockets", "sockets of this machine", Act.SOCKETS, Key.of('S')),
            row("exercises", "exercises: this lesson's, or all", Act.EXERCISE, Key.of('E')),
            row("playground", "playground: steps of your own", Act.PLAYGROUND, Key.of('P')),
            row("doctor", "doctor: what this machine can do", Act.DOCTOR, Key.of('D')),
            row("home", "home: the course", Act.HOME, Key.of('H')),
            row("back", "back one level", Act.BACK, Key.ESC),
            row("", "follow or do", Act.ENTER, Key.ENTER),
            row("", "up", Act.UP, Key.UP, Key.of('k')),
            row("", "down", Act.DOWN, Key.DOWN, Key.of('j')),
            row("", "left", Act.LEFT, Key.LEFT, Key.of('h')),
            row("", "right", Act.RIGHT, Key.RIGHT, Key.of('l')),
            row("", "page up", Act.PAGE_UP, Key.PAGE_UP),
            row("", "page down", Act.PAGE_DOWN, Key.PAGE_DOWN),
            row("", "first", Act.FIRST, Key.of('g'), Key.named(Key.Name.HOME)),
            row("", "last", Act.LAST, Key.of('G'), Key.named(Key.Name.END)),
            row("", "previous page, part, source or view", Act.PREVIOUS, Key.of('[')),
            row("", "next page, part, source or view", Act.NEXT, Key.of(']')),
            row("stop", "stop the lab that runs", Act.STOP, Key.ctrl('c')),
            row("", "draw the whole screen again", Act.REDRAW, Key.ctrl('l')),
            row("", "suspend: back to the shell, fg returns", Act.SUSPEND, Key.ctrl('z')),
            row("help", "help: the keys of this screen", Act.HELP, Key.of('?'), Key.F1),
            row("quit", "quit; a lab that runs is ended first", Act.QUIT, Key.of('q')));

    /** It can be begun from the palette of any screen. */
    static final KeyBinding<Act> TOUR =
            own("tour", "the tour: six stops in five minutes", Act.TOUR, "home", Key.of('t'));

    private Keys() {}

    static KeyTable<Act> home() {
        return table(
                "home",
                Set.of(Act.WHENCE, Act.ZOOM, Act.STOP, Act.LEFT, Act.RIGHT, Act.HOME),
                List.of(
                        own("part", "part A to E", Act.PART, "home", digits(5)),
                        TOUR,
                        own("hide done", "all lessons, or open ones only", Act.HIDE_DONE, "home", Key.of('a'))));
    }

    static KeyTable<Act> tour() {
        return table(
                "tour",
                Set.of(
                        Act.NEXT_PANE,
                        Act.PREVIOUS_PANE,
                        Act.WHENCE,
                        Act.ZOOM,
                        Act.STOP,
                        Act.LEFT,
                        Act.RIGHT,
                        Act.UP,
                        Act.DOWN,
                        Act.PAGE_UP,
                        Act.PAGE_DOWN,
                        Act.FIRST,
                        Act.LAST,
                        Act.FILTER),
                List.of(own("next stop", "next stop of the tour", Act.GO_ON, "tour", Key.SPACE)));
    }

    static KeyTable<Act> doctor() {
        return table(
                "doctor",
                Set.of(
                        Act.NEXT_PANE,
                        Act.PREVIOUS_PANE,
                        Act.WHENCE,
                        Act.ZOOM,
                        Act.STOP,
                        Act.LEFT,
                        Act.RIGHT,
                        Act.FILTER,
                        Act.PREVIOUS,
                        Act.NEXT),
                List.of(
                        own("page", "next page of the text", Act.GO_ON, "doctor", Key.SPACE),
                        own("again", "look at the machine again", Act.AGAIN, "doctor", Key.of('r'))));
    }

    static KeyTable<Act> paths() {
        return table(
                "paths",
                Set.of(Act.WHENCE, Act.ZOOM, Act.STOP, Act.LEFT, Act.RIGHT, Act.FILTER, Act.PREVIOUS, Act.NEXT),
                List.of());
    }

    /** @param group {@code review} or {@code placement} */
    static KeyTable<Act> asking(String group) {
        return table(
                group,
                Set.of(Act.WHENCE, Act.ZOOM, Act.STOP, Act.FILTER, Act.PREVIOUS, Act.NEXT),
                List.of(
                        own("choose", "choose an answer", Act.CHOOSE, group, digits(9)),
                        own("next", "next question, or page", Act.GO_ON, group, Key.SPACE),
                        own("again", "again: the test from its beginning", Act.AGAIN, group, Key.of('r'))));
    }

    static KeyTable<Act> lesson() {
        return table(
                "lesson",
                Set.of(),
                List.of(
                        own("next", "next step", Act.GO_ON, "lesson", Key.SPACE),
                        own("back", "back one step (the trace is replayed)", Act.STEP_BACK, "lesson", Key.of('b')),
                        own("again", "again: run the lab from the start", Act.AGAIN, "lesson", Key.of('r')),
                        own("run on", "run to the next stop", Act.RUN_ON, "lesson", Key.of('.')),
                        own("choose", "choose an answer", Act.CHOOSE, "lesson", digits(9)),
                        own("edit", "open this lab in the playground, to change it", Act.EDIT, "lesson", Key.of('e')),
                        own("bytes", "the bytes of the control buffers that came", Act.BYTES, "lesson", Key.of('x')),
                        own("next match", "next match of what / found", Act.NEXT_MATCH, "lesson", Key.of('n')),
                        own("", "previous match", Act.PREVIOUS_MATCH, "lesson", Key.of('N'))));
    }

    static KeyTable<Act> map() {
        return table(
                "kernel map",
                Set.of(Act.ZOOM, Act.STOP, Act.LEFT, Act.RIGHT),
                List.of(
                        own("stop", "jump to a stop of the journey", Act.CHOOSE, "kernel map", digits(9)),
                        own("again", "read the kernel again", Act.AGAIN, "kernel map", Key.of('r'))));
    }

    /** A function or a structure. */
    static KeyTable<Act> entry() {
        return table(
                "kernel map",
                Set.of(Act.ZOOM, Act.STOP, Act.FILTER),
                List.of(
                        own("page", "next page of the text", Act.GO_ON, "kernel map", Key.SPACE),
                        own("again", "read the kernel again", Act.AGAIN, "kernel map", Key.of('r'))));
    }

    static KeyTable<Act> sockets() {
        return table(
                "sockets",
                Set.of(),
                List.of(
                        own("pause", "pause, or go on", Act.GO_ON, "sockets", Key.SPACE),
                        own("read", "read again now, and put all rows in order", Act.AGAIN, "sockets", Key.of('r')),
                        own("order", "order by the next column", Act.ORDER, "sockets", Key.of('o')),
                        own("", "reverse the order", Act.REVERSE, "sockets", Key.of('O')),
                        own("diff", "differences since the mark, or all", Act.DIFFERENCES, "sockets", Key.of('d')),
                        own("mark", "mark this moment", Act.MARK, "sockets", Key.of('m')),
                        own("hex", "numbers in hex, or decimal", Act.HEX, "sockets", Key.of('x')),
                        own("unfold", "tree: unfold", Act.UNFOLD, "sockets", Key.of('+')),
                        own("fold", "tree: fold", Act.FOLD, "sockets", Key.of('-')),
                        own("steps", "graph: steps away", Act.STEPS, "sockets", digits(0, 9))));
    }

    static KeyTable<Act> measure() {
        return table(
                "measure",
                Set.of(
                        Act.NEXT_PANE,
                        Act.PREVIOUS_PANE,
                        Act.WHENCE,
                        Act.ZOOM,
                        Act.STOP,
                        Act.FILTER,
                        Act.PREVIOUS,
                        Act.NEXT),
                List.of(
                        own("page", "next page of the text", Act.GO_ON, "measure", Key.SPACE),
                        own("again", "measure again", Act.AGAIN, "measure", Key.of('r')),
                        own("stop", "stop measuring", Act.STOP, "measure", Key.ctrl('c')),
                        own("choose", "choose an answer", Act.CHOOSE, "measure", digits(9))));
    }

    static KeyTable<Act> exercises() {
        return table(
                "exercises",
                Set.of(Act.WHENCE, Act.ZOOM, Act.STOP, Act.LEFT, Act.RIGHT, Act.FILTER, Act.PREVIOUS, Act.NEXT),
                List.of());
    }

    static KeyTable<Act> exercise() {
        return table(
                "exercise",
                Set.of(Act.WHENCE, Act.STOP, Act.FILTER),
                List.of(
                        own("edit", "edit your file in $VISUAL or $EDITOR", Act.EDIT, "exercise", Key.of('e')),
                        own("check", "check your file now", Act.GO_ON, "exercise", Key.SPACE, Key.of('r')),
                        own("hint", "next hint", Act.HINT, "exercise", Key.of('i')),
                        own(
                                "give up",
                                "the solution: after a pass, or give up (asks)",
                                Act.GIVE_UP,
                                "exercise",
                                Key.of('!')),
                        own("begin anew", "begin anew with a fresh file (asks)", Act.BEGIN, "exercise", Key.of('s')),
                        own("stop", "stop the check that runs", Act.STOP, "exercise", Key.ctrl('c'))));
    }

    static KeyTable<Act> text() {
        return table(
                "text",
                Set.of(Act.WHENCE, Act.ZOOM, Act.STOP, Act.LEFT, Act.RIGHT, Act.FILTER, Act.PREVIOUS, Act.NEXT),
                List.of(own("page", "next page of the text", Act.GO_ON, "text", Key.SPACE)));
    }

    static KeyTable<Act> error() {
        return table(
                "error",
                Set.of(
                        Act.NEXT_PANE,
                        Act.PREVIOUS_PANE,
                        Act.WHENCE,
                        Act.ZOOM,
                        Act.STOP,
                        Act.LEFT,
                        Act.RIGHT,
                        Act.FILTER,
                        Act.PREVIOUS,
                        Act.NEXT),
                List.of(
                        own("again", "run the lab again", Act.AGAIN, "error", Key.of('r')),
                        own("details", "details, for a report", Act.DETAILS, "error", Key.of('d')),
                        own("choose", "choose a remedy", Act.CHOOSE, "error", digits(3))));
    }

    /** Letters type here. */
    static KeyTable<Act> help() {
        return new KeyTable<>(List.of(
                own("type to filter", "filter the rows", Act.DELETE, "help", Key.BACKSPACE),
                own("↑ ↓ choose", "up", Act.UP, "help", Key.UP),
                own("", "down", Act.DOWN, "help", Key.DOWN),
                own("", "page up", Act.PAGE_UP, "help", Key.PAGE_UP),
                own("", "page down", Act.PAGE_DOWN, "help", Key.PAGE_DOWN),
                own("do it", "do the row", Act.ENTER, "help", Key.ENTER),
                own("close", "close help", Act.BACK, "help", Key.ESC, Key.F1),
                own("", "draw the whole screen again", Act.REDRAW, "help", Key.ctrl('l')),
                own("", "suspend", Act.SUSPEND, "help", Key.ctrl('z'))));
    }

    /** Letters type here too. */
    static KeyTable<Act> palette() {
        return new KeyTable<>(List.of(
                own("type to search", "delete a letter", Act.DELETE, "palette", Key.BACKSPACE),
                own("choose", "up", Act.UP, "palette", Key.UP),
                own("", "down", Act.DOWN, "palette", Key.DOWN),
                own("", "page up", Act.PAGE_UP, "palette", Key.PAGE_UP),
                own("", "page down", Act.PAGE_DOWN, "palette", Key.PAGE_DOWN),
                own("", "first", Act.FIRST, "palette", Key.named(Key.Name.HOME)),
                own("", "last", Act.LAST, "palette", Key.named(Key.Name.END)),
                own("kind", "next kind", Act.NEXT_PANE, "palette", Key.TAB),
                own("", "previous kind", Act.PREVIOUS_PANE, "palette", Key.SHIFT_TAB),
                own("go there", "go there, or do it", Act.ENTER, "palette", Key.ENTER),
                own("close", "back to where one was", Act.BACK, "palette", Key.ESC, Key.ctrl('p')),
                own("", "draw the whole screen again", Act.REDRAW, "palette", Key.ctrl('l')),
                own("", "suspend", Act.SUSPEND, "palette", Key.ctrl('z'))));
    }

    /** Every key of every screen once, as a thing that can be found. */
    static List<SearchEntry> entries() {
        List<SearchEntry> entries = new ArrayList<>();
        Stream.of(
                        COMMON,
                        home().rows(),
                        lesson().rows(),
                        exercise().rows(),
                        PlayKeys.choosing().rows(),
                        sockets().rows(),
                        map().rows(),
                        error().rows())
                .flatMap(List::stream)
                .distinct()
                .map(Keys::entry)
                .filter(entry -> entries.stream().noneMatch(entry::equals))
                .forEach(entries::add);
        return List.copyOf(entries);
    }

    static SearchEntry entry(KeyBinding<Act> row) {
        return SearchEntry.open(
                SearchEntry.Kind.KEY,
                List.of(row.words(), row.keys().get(0).shown()),
                row.group(),
                "key " + shown(row),
                new SearchPlace.Press(row.action().name()));
    }

    /** As help writes them; of digits the first and the last. */
    static String shown(KeyBinding<Act> row) {
        return row.action() == Act.CHOOSE || row.action() == Act.PART || row.action() == Act.STEPS
                ? row.keys().get(0).shown() + "-"
                        + row.keys().get(row.keys().size() - 1).shown()
                : row.shown();
    }

    static KeyTable<Act> table(String group, Set<Act> without, List<KeyBinding<Act>> own) {
        List<KeyBinding<Act>> rows = new ArrayList<>(own);
        COMMON.stream().filter(row -> !without.contains(row.action())).forEach(rows::add);
        return new KeyTable<>(rows);
    }

    private static Key[] digits(int last) {
        return digits(1, last);
    }

    private static Key[] digits(int first, int last) {
        Key[] keys = new Key[last - first + 1];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Key.of('0' + first + i);
        }
        return keys;
    }

    private static KeyBinding<Act> row(String hint, String words, Act act, Key... keys) {
        return own(hint, words, act, EVERYWHERE, keys);
    }

    static KeyBinding<Act> own(String hint, String words, Act act, String group, Key... keys) {
        return new KeyBinding<>(List.of(keys), hint, words, act, group);
    }
}
