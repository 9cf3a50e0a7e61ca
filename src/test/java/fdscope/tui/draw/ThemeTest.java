package fdscope.tui.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {
    static Stream<String> shipped() {
        return Palette.SHIPPED.stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedPaletteHoldsItsContrasts(String name) {
        PaletteParser.Result result = PaletteParser.parse(name + ".theme", resource(name));
        assertThat(result.errors()).isEmpty();
        Palette palette = result.palette();
        assertThat(palette.name()).isEqualTo(name);
        assertThat(palette.inks()).hasSize(14);
        palette.inks()
                .forEach((role, ink) -> assertThat(ink.contrast())
                        .as(role.name())
                        .isGreaterThanOrEqualTo(name.equals("contrast") ? 7 : role == Role.BORDER ? 3 : 4.5));
        assertThat(Theme.of(palette).ground().background()).isEqualTo(palette.ground());
    }

    @Test
    void contrastIsThatOfWcag() {
        Colour.Rgb black = new Colour.Rgb(0, 0, 0);
        assertThat(black.contrast(new Colour.Rgb(255, 255, 255))).isEqualTo(21, within(0.001));
        assertThat(new Colour.Rgb(0x7f, 0xb4, 0xff).contrast(new Colour.Rgb(0x10, 0x14, 0x1a)))
                .isEqualTo(8.7, within(0.05));
    }

    @Test
    void everyFaultOfAPaletteIsToldWithItsLine() {
        String text = resource("dark")
                .replace("text       #dfe3ea", "text       #333333")
                .replace("accent     #7fb4ff", "accent     blue")
                .replace("border     #626d7f", "border     #626d7f on #000000")
                .replace("focus ", "fokus ");
        assertThat(PaletteParser.parse("my.theme", text).errors())
                .containsExactly(
                        "my.theme:5: accent wants a colour such as #1f57b0",
                        "my.theme:14: expected one colour",
                        "my.theme:15: unknown key fokus, expected ground, least-contrast or one of the roles",
                        "my.theme:16: no focus, expected all 14 roles",
                        "my.theme:3: text #333333 on #10141a has a contrast of 1.5, expected 4.5 or more");
        assertThat(PaletteParser.parse("my.theme", "").errors())
                .containsExactly("my.theme:1: no ground, expected a line such as \"ground #10141a\"");
    }

    @Test
    void aPaletteMayAskForMoreContrast() {
        assertThat(PaletteParser.parse("x.theme", resource("dark") + "least-contrast 7\n")
                        .errors())
                .containsExactly(
                        "x.theme:4: muted #8f9aab on #10141a has a contrast of 6.5, expected 7.0 or more",
                        "x.theme:14: border #626d7f on #10141a has a contrast of 3.5, expected 7.0 or more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "0", "22", "-1", "x", ""})
    void aLeastContrastThatIsNoneLetsNothingThrough(String least) {
        String pale = resource("dark").replace("text       #dfe3ea", "text       #333333");
        assertThat(PaletteParser.parse("x.theme", pale + "least-contrast " + least + "\n")
                        .errors())
                .containsExactly(
                        "x.theme:17: least-contrast wants one number from 1 to 21, such as \"least-contrast 7\"",
                        "x.theme:3: text #333333 on #10141a has a contrast of 1.5, expected 4.5 or more");
    }

    @ParameterizedTest
    @EnumSource(Theme.Ground.class)
    void sixteenColoursUseOnlyWhatCanBeReadOnThatGround(Theme.Ground ground) {
        Integer[] readable = switch (ground) {
            case DARK -> new Integer[] {7, 9, 10, 11, 14, 15};
            case LIGHT -> new Integer[] {1, 4, 5, 8};
            case UNKNOWN -> new Integer[] {};
        };
        for (Role role : Role.values()) {
            Look look = Theme.sixteen(ground).look(Style.of(role));
            assertThat(look.background()).isEqualTo(Colour.DEFAULT);
            if (look.foreground() instanceof Colour.Indexed indexed) {
                assertThat(indexed.index()).as(role.name()).isIn((Object[]) readable);
            }
        }
    }

    @Test
    void aStyleAddsItsAttributesToTheLookOfItsRole() {
        assertThat(Theme.PLAIN.look(Style.of(Role.TEXT).strong().underlined()))
                .isEqualTo(new Look(Colour.DEFAULT, Colour.DEFAULT, true, true, false));
        assertThat(Theme.sixteen(Theme.Ground.DARK).look(Style.of(Role.INFLIGHT)))
                .isEqualTo(new Look(Colour.indexed(11), Colour.DEFAULT, true, false, true));
    }

    private static String resource(String name) {
        try (InputStream in = Palette.class.getResourceAsStream("/fdscope/themes/" + name + ".theme")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
