package fdscope.cli;

import fdscope.lab.wayland.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A picture in a terminal: two pixels a character, one above the other, or one shade of grey where there is no colour. */
final class PictureText {
    private static final int MOST_COLUMNS = 64;
    private static final int MOST_ROWS = 40;
    /** From dark to bright. */
    private static final String SHADES = " .:-=+*#%@";

    private static final String UPPER_HALF = "▀";
    private static final String RESET = "\u001b[0m";

    private final Picture picture;
    private final int columns;
    private final int rows;

    /** What the output can show. */
    enum Depth {
        /** It is no terminal. */
        NONE,
        /** No colours: NO_COLOR, a terminal that says nothing of them, or one without block characters. */
        CHARACTERS,
        PALETTE,
        ALL
    }

    PictureText(Picture picture) {
        this.picture = picture;
        double shrink =
                Math.max(1, Math.max(picture.columns() / (double) MOST_COLUMNS, picture.rows() / (double) MOST_ROWS));
        this.columns = Math.max(1, (int) (picture.columns() / shrink));
        this.rows = Math.max(1, (int) (picture.rows() / shrink));
    }

    static Depth depth(Surroundings at) {
        Map<String, String> environment = at.environment();
        if (!at.powers().isTerminal(1)) {
            return Depth.NONE;
        }
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty() || !TextOut.isUtf8(environment)) {
            return Depth.CHARACTERS;
        }
        if (Set.of("truecolor", "24bit").contains(environment.getOrDefault("COLORTERM", ""))) {
            return Depth.ALL;
        }
        return environment.getOrDefault("TERM", "").contains("256color") ? Depth.PALETTE : Depth.CHARACTERS;
    }

    /** Size, format, three pixels. */
    String summary() {
        return picture.width() + " × " + picture.height() + " " + picture.format() + ", top left "
                + hex(picture.at(0, 0)) + ", middle " + hex(picture.at(picture.columns() / 2, picture.rows() / 2))
                + ", bottom right " + hex(picture.at(picture.columns() - 1, picture.rows() - 1));
    }

    private static String hex(int colour) {
        return String.format("#%06x", colour);
    }

    /** As much as would be drawn, top to bottom. */
    List<List<String>> hexRows() {
        List<List<String>> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            List<String> line = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                line.add(hex(at(column, row)));
            }
            all.add(line);
        }
        return all;
    }

    /** What is drawn, line by line, with SGR sequences where there are colours. */
    List<String> lines(Depth depth) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row += 2) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                int upper = at(column, row);
                int below = depth == Depth.CHARACTERS ? upper : 0;
                int lower = row + 1 < rows ? at(column, row + 1) : below;
                if (depth == Depth.CHARACTERS) {
                    line.append(SHADES.charAt((brightness(upper) + brightness(lower)) * SHADES.length() / 512));
                } else {
                    line.append("\u001b[38;").append(code(upper, depth));
                    line.append(";48;").append(code(lower, depth)).append('m').append(UPPER_HALF);
                }
            }
            lines.add(line + (depth == Depth.CHARACTERS ? "" : RESET));
        }
        return lines;
    }

    private int at(int column, int row) {
        return picture.at(column * picture.columns() / columns, row * picture.rows() / rows);
    }

    /** 0 to 255, by the weights of ITU-R BT.601. */
    private static int brightness(int colour) {
        return ((colour >> 16 & 0xff) * 299 + (colour >> 8 & 0xff) * 587 + (colour & 0xff) * 114) / 1000;
    }

    /** The colour, or the nearest of the cube of 6 × 6 × 6 that the 256 colours have from 16 on. */
    private static String code(int colour, Depth depth) {
        int red = colour >> 16 & 0xff;
        int green = colour >> 8 & 0xff;
        int blue = colour & 0xff;
        return depth == Depth.ALL
                ? "2;" + red + ";" + green + ";" + blue
                : "5;" + (16 + 36 * sixth(red) + 6 * sixth(green) + sixth(blue));
    }

    /** The levels are 0, 95, 135, 175, 215, 255. */
    private static int sixth(int value) {
        return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
    }
}
