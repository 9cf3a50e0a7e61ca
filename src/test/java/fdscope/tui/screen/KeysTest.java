package fdscope.tui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.tui.message.Act;
import fdscope.tui.message.Key;
import fdscope.tui.message.KeyBinding;
import fdscope.tui.message.KeyTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeysTest {
    /** What a key means wherever it means anything; capitals that lead to screens of later lessons are kept free. */
    private static final Map<Key, Act> EVERYWHERE = everywhere();

    private static final Set<Key> KEPT_FREE = Set.of(Key.of('C'), Key.of('V'));

    private static Map<Key, Act> everywhere() {
        Map<Key, Act> keys = new HashMap<>();
        keys.put(Key.of('?'), Act.HELP);
        keys.put(Key.F1, Act.HELP);
        keys.put(Key.of('q'), Act.QUIT);
        keys.put(Key.ESC, Act.BACK);
        keys.put(Key.TAB, Act.NEXT_PANE);
        keys.put(Key.SHIFT_TAB, Act.PREVIOUS_PANE);
        keys.put(Key.ctrl('l'), Act.REDRAW);
        keys.put(Key.ctrl('z'), Act.SUSPEND);
        keys.put(Key.ctrl('c'), Act.STOP);
        keys.put(Key.of('z'), Act.ZOOM);
        keys.put(Key.of('w'), Act.WHENCE);
        keys.put(Key.of('p'), Act.PLAIN);
        keys.put(Key.of('y'), Act.COPY);
        keys.put(Key.of('c'), Act.THEME);
        keys.put(Key.of('H'), Act.HOME);
        keys.put(Key.of('E'), Act.EXERCISE);
        keys.put(Key.of('K'), Act.KERNEL_MAP);
        keys.put(Key.of('S'), Act.SOCKETS);
        keys.put(Key.of('D'), Act.DOCTOR);
        keys.put(Key.of('P'), Act.PLAYGROUND);
        keys.put(Key.of('/'), Act.FILTER);
        keys.put(Key.of('n'), Act.NEXT_MATCH);
        keys.put(Key.of('N'), Act.PREVIOUS_MATCH);
        keys.put(Key.of(':'), Act.PALETTE);
        keys.put(Key.ctrl('p'), Act.PALETTE);
        keys.put(Key.UP, Act.UP);
        keys.put(Key.of('k'), Act.UP);
        keys.put(Key.DOWN, Act.DOWN);
        keys.put(Key.of('j'), Act.DOWN);
        keys.put(Key.LEFT, Act.LEFT);
        keys.put(Key.of('h'), Act.LEFT);
        keys.put(Key.RIGHT, Act.RIGHT);
        keys.put(Key.of('l'), Act.RIGHT);
        keys.put(Key.PAGE_UP, Act.PAGE_UP);
        keys.put(Key.PAGE_DOWN, Act.PAGE_DOWN);
        keys.put(Key.of('g'), Act.FIRST);
        keys.put(Key.of('G'), Act.LAST);
        keys.put(Key.ENTER, Act.ENTER);
        keys.put(Key.of('['), Act.PREVIOUS);
        keys.put(Key.of(']'), Act.NEXT);
        return keys;
    }

    private static Stream<KeyTable<Act>> tables() {
        return Stream.of(
                Keys.home(),
                Keys.paths(),
                Keys.asking("review"),
                Keys.lesson(),
                Keys.map(),
                Keys.entry(),
                Keys.sockets(),
                Keys.measure(),
                Keys.exercises(),
                Keys.exercise(),
                PlayKeys.choosing(),
                Keys.text(),
                Keys.error());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noScreenGivesACommonKeyAnotherMeaning(KeyTable<Act> table) {
        for (KeyBinding<Act> row : table.rows()) {
            for (Key key : row.keys()) {
                assertThat(KEPT_FREE).doesNotContain(key);
                assertThat(EVERYWHERE.getOrDefault(key, row.action()))
                        .as(key.shown())
                        .isEqualTo(row.action());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyScreenHelpsQuitsAndGoesBack(KeyTable<Act> table) {
        Set<Act> acts = new HashSet<>();
        table.rows().forEach(row -> acts.add(row.action()));
        assertThat(acts).contains(Act.HELP, Act.QUIT, Act.BACK, Act.SUSPEND, Act.REDRAW, Act.PALETTE);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyRowSaysInWordsWhatItDoes(KeyTable<Act> table) {
        List<String> words = table.rows().stream().map(KeyBinding::words).toList();
        assertThat(words).allMatch(text -> text.length() >= 2).doesNotHaveDuplicates();
    }
}
