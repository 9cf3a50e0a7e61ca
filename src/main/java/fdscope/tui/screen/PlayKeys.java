package fdscope.tui.screen;

import fdscope.tui.message.Act;
import fdscope.tui.message.Key;
import fdscope.tui.message.KeyTable;
import java.util.List;
import java.util.Set;

/** The keys of the playground: while one types, and while one does not. */
final class PlayKeys {
    private static final String GROUP = "playground";

    private PlayKeys() {}

    static KeyTable<Act> choosing() {
        return Keys.table(
                GROUP,
                Set.of(Act.WHENCE, Act.FILTER, Act.STOP, Act.LEFT, Act.RIGHT, Act.PREVIOUS, Act.NEXT, Act.ENTER),
                List.of(
                        Keys.own("change", "change this step, or type a new one", Act.ENTER, GROUP, Key.ENTER),
                        Keys.own("insert", "insert a step before this one", Act.INSERT, GROUP, Key.of('i')),
                        Keys.own("delete", "delete this step", Act.REMOVE, GROUP, Key.of('d'), Key.DELETE),
                        Keys.own("undo", "undo the last change", Act.UNDO, GROUP, Key.of('u'), Key.ctrl('b')),
                        Keys.own("save", "save the steps as a lab", Act.SAVE, GROUP, Key.of('s'), Key.ctrl('s')),
                        Keys.own("again", "run all steps again", Act.AGAIN, GROUP, Key.of('r'), Key.ctrl('r')),
                        Keys.own("variant", "the lab's next variant", Act.VARIANT, GROUP, Key.of('v')),
                        Keys.own("stop", "stop the steps that run", Act.STOP, GROUP, Key.ctrl('c'))));
    }

    /** Letters type here. */
    static KeyTable<Act> typing() {
        return new KeyTable<>(List.of(
                Keys.own("run", "take the line: it runs", Act.ENTER, GROUP, Key.ENTER),
                Keys.own("complete", "how the line could go on", Act.COMPLETE, GROUP, Key.TAB),
                Keys.own("", "the candidate before", Act.PREVIOUS_PANE, GROUP, Key.SHIFT_TAB),
                Keys.own("earlier", "a line typed earlier, or the candidate above", Act.UP, GROUP, Key.UP),
                Keys.own("", "a line typed later, or the candidate below", Act.DOWN, GROUP, Key.DOWN),
                Keys.own("undo", "undo the last change", Act.UNDO, GROUP, Key.ctrl('b')),
                Keys.own("steps", "choose among the steps", Act.BACK, GROUP, Key.ESC),
                Keys.own("save", "save the steps as a lab", Act.SAVE, GROUP, Key.ctrl('s')),
                Keys.own("again", "run all steps again", Act.AGAIN, GROUP, Key.ctrl('r')),
                Keys.own("stop", "stop the step that runs", Act.STOP, GROUP, Key.ctrl('c')),
                Keys.own("", "a character to the left", Act.LEFT, GROUP, Key.LEFT),
                Keys.own("", "a character to the right", Act.RIGHT, GROUP, Key.RIGHT),
                Keys.own("", "to the begin of the line", Act.FIRST, GROUP, Key.named(Key.Name.HOME), Key.ctrl('a')),
                Keys.own("", "to the end of the line", Act.LAST, GROUP, Key.named(Key.Name.END), Key.ctrl('e')),
                Keys.own(
                        "",
                        "delete: a character, the one at the cursor, a word, the line",
                        Act.DELETE,
                        GROUP,
                        Key.BACKSPACE,
                        Key.DELETE,
                        Key.ctrl('w'),
                        Key.ctrl('u')),
                Keys.own("palette", "search everything, do anything", Act.PALETTE, GROUP, Key.ctrl('p')),
                Keys.own("", "draw the whole screen again", Act.REDRAW, GROUP, Key.ctrl('l')),
                Keys.own("", "suspend: back to the shell, fg returns", Act.SUSPEND, GROUP, Key.ctrl('z')),
                Keys.own("help", "help: the keys of this screen", Act.HELP, GROUP, Key.F1)));
    }
}
