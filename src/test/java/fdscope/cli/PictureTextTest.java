package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.wayland.Picture;
import fdscope.lab.wayland.PixelFormat;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTextTest {
    private static final Picture SMALL =
            new Picture(2, 3, PixelFormat.XRGB8888, 2, 3, List.of(0xff0000, 0xffffff, 0x0000ff, 0xffffff, 0x00ff00, 0));

    private final PictureText text = new PictureText(SMALL);

    @Test
    void twoPixelsStandInOneCharacter() {
        assertThat(text.lines(PictureText.Depth.ALL))
                .containsExactly(
                        "\u001b[38;2;255;0;0;48;2;0;0;255m▀\u001b[38;2;255;255;255;48;2;255;255;255m▀\u001b[0m",
                        "\u001b[38;2;0;255;0;48;2;0;0;0m▀\u001b[38;2;0;0;0;48;2;0;0;0m▀\u001b[0m");
    }

    @Test
    void of256ColoursTheNearestIsTaken() {
        assertThat(text.lines(PictureText.Depth.PALETTE))
                .containsExactly(
                        "\u001b[38;5;196;48;5;21m▀\u001b[38;5;231;48;5;231m▀\u001b[0m",
                        "\u001b[38;5;46;48;5;16m▀\u001b[38;5;16;48;5;16m▀\u001b[0m");
    }

    @Test
    void withoutColoursBrightnessIsLeft() {
        assertThat(text.lines(PictureText.Depth.CHARACTERS)).containsExactly(":@", "+ ");
    }

    @Test
    void inALineItIsSizeFormatAndThreePixels() {
        assertThat(text.summary()).isEqualTo("2 × 3 XRGB8888, top left #ff0000, middle #ffffff, bottom right #000000");
        assertThat(text.hexRows())
                .containsExactly(
                        List.of("#ff0000", "#ffffff"), List.of("#0000ff", "#ffffff"), List.of("#00ff00", "#000000"));
    }

    @Test
    void aLargeOneIsDrawnNoWiderThan64AndNoHigherThan20Lines() {
        PictureText large =
                new PictureText(new Picture(256, 256, PixelFormat.ARGB8888, 256, 256, Collections.nCopies(65536, 0)));
        assertThat(large.lines(PictureText.Depth.CHARACTERS)).isEqualTo(Collections.nCopies(20, " ".repeat(40)));
        PictureText wide =
                new PictureText(new Picture(4096, 1, PixelFormat.ARGB8888, 256, 1, Collections.nCopies(256, 0xffffff)));
        assertThat(wide.lines(PictureText.Depth.CHARACTERS)).containsExactly("@".repeat(64));
    }
}
