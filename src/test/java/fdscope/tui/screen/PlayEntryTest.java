package fdscope.tui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How much a line takes that is typed. */
class PlayEntryTest {
    @Test
    void whatDoesNotFitIsDropped() {
        PlayEntry most = PlayEntry.blank().typed("a".repeat(PlayEntry.LONGEST + 7));
        assertThat(most.text()).hasSize(PlayEntry.LONGEST);
        assertThat(most.full()).isTrue();
        assertThat(most.typed("b")).isEqualTo(most);
        assertThat(most.backspace().typed("bc").text()).endsWith("ab").hasSize(PlayEntry.LONGEST);
    }

    @Test
    void aCharacterOfTwoUnitsIsTakenWholeOrNotAtAll() {
        PlayEntry almost = PlayEntry.blank().typed("a".repeat(PlayEntry.LONGEST - 1));
        assertThat(almost.typed("😀")).isEqualTo(almost);
        assertThat(almost.backspace().typed("😀").text()).endsWith("a😀").hasSize(PlayEntry.LONGEST);
    }

    @Test
    void aLongerLineOfAFileStaysAndWhatIsProposedIsReplaced() {
        String line = "a".repeat(2 * PlayEntry.LONGEST);
        assertThat(PlayEntry.of(PlayEntry.How.CHANGE, line).typed("b").text()).isEqualTo(line);
        assertThat(PlayEntry.proposed(line).full()).isFalse();
        assertThat(PlayEntry.proposed(line).typed("b").text()).isEqualTo("b");
    }
}
