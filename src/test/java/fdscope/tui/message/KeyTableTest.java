package fdscope.tui.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    private enum Action {
        NEXT,
        REDRAW,
        UP
    }

    private final KeyTable<Action> table = new KeyTable<>(List.of(
            KeyBinding.of(Key.SPACE, "next", Action.NEXT, "steps"),
            new KeyBinding<>(List.of(Key.UP, Key.of('k')), "", "up", Action.UP, "moving"),
            new KeyBinding<>(List.of(Key.ctrl('l')), "", "redraw", Action.REDRAW, "screen")));

    @Test
    void everyKeyOfARowLeadsToItsAction() {
        assertThat(table.action(Key.UP)).contains(Action.UP);
        assertThat(table.action(Key.of('k'))).contains(Action.UP);
        assertThat(table.action(Key.ctrl('L'))).contains(Action.REDRAW);
        assertThat(table.action(Key.of('K'))).isEmpty();
        assertThat(table.action(Key.of('k').withAlt())).isEmpty();
    }

    @Test
    void theFooterShowsOnlyRowsWithAHint() {
        assertThat(table.hints()).extracting(KeyBinding::shown).containsExactly("space");
        assertThat(table.rows()).extracting(KeyBinding::shown).containsExactly("space", "↑ k", "Ctrl-L");
    }

    @Test
    void aKeyWithTwoMeaningsIsRefused() {
        KeyTable<Action> global = new KeyTable<>(List.of(KeyBinding.of(Key.of('k'), "kernel", Action.NEXT, "go")));

        assertThatThrownBy(() -> table.plus(global)).hasMessage("k has two meanings: \"up\" and \"kernel\"");
    }

    @Test
    void aRowWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> new KeyBinding<>(List.of(), "", "nothing", Action.UP, ""))
                .hasMessage("a key binding without a key: nothing");
    }
}
