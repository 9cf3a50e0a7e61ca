package fdscope.tui.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyTest {
    @Test
    void aKeyIsShownAsTheFooterWritesIt() {
        assertThat(Key.ctrl('p').shown()).isEqualTo("Ctrl-P");
        assertThat(Key.SPACE.shown()).isEqualTo("space");
        assertThat(Key.ctrl(' ').shown()).isEqualTo("Ctrl-Space");
        assertThat(Key.PAGE_DOWN.shown()).isEqualTo("PgDn");
        assertThat(Key.SHIFT_TAB.shown()).isEqualTo("Shift-Tab");
        assertThat(Key.alt('x').shown()).isEqualTo("Alt-x");
        assertThat(Key.of('G').shown()).isEqualTo("G");
        assertThat(Key.named(Key.Name.F10).shown()).isEqualTo("F10");
    }

    @Test
    void onlyACharacterWithoutCtrlOrAltIsText() {
        assertThat(Key.of(0x1f600).isText()).isTrue();
        assertThat(Key.of(0x1f600).text()).isEqualTo("😀");
        assertThat(Key.ctrl('a').isText()).isFalse();
        assertThat(Key.alt('a').isText()).isFalse();
        assertThat(Key.ENTER.isText()).isFalse();
    }
}
