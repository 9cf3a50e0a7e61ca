package fdscope.tui.draw;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a palette: one {@code KEY #rrggbb} a line, the keys being {@code ground} and the roles in small letters;
 * {@code selection} may add {@code on #rrggbb}. {@code least-contrast N} asks more than the usual 4.5 for text and 3 for
 * the border. Lines that begin with {@code #} and a blank are comments.
 */
public final class PaletteParser {
    /** WCAG 2, level AA: text, and the parts of a picture. */
    private static final double TEXT = 4.5;

    private static final double BORDER = 3;
    private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})");

    private final String file;
    private final List<String> errors = new ArrayList<>();
    private final Map<Role, Integer> lines = new EnumMap<>(Role.class);
    private final Map<Role, Palette.Ink> inks = new EnumMap<>(Role.class);
    private Colour.Rgb ground;
    private double least;

    private PaletteParser(String file) {
        this.file = file;
    }

    /** The palette, or all that is wrong with it, each as {@code file:line: what, and what was expected}. */
    public record Result(Palette palette, List<String> errors) {}

    /** @param file as errors are to name it; the palette's name is its last part without {@code .theme} */
    public static Result parse(String file, String text) {
        return new PaletteParser(file).read(text.lines().toList());
    }

    private Result read(List<String> text) {
        List<String[]> entries = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("# ") && !line.equals("#")) {
                String[] entry = (i + 1 + " " + line).split("\\s+");
                if (entry[1].equals("ground")) {
                    readGround(entry);
                } else if (entry[1].equals("least-contrast")) {
                    readLeast(entry);
                } else {
                    entries.add(entry);
                }
            }
        }
        if (ground == null) {
            errors.add(file + ":1: no ground, expected a line such as \"ground #10141a\"");
            return new Result(null, List.copyOf(errors));
        }
        entries.forEach(this::readInk);
        for (Role role : Role.values()) {
            if (!lines.containsKey(role)) {
                errors.add(file + ":" + text.size() + ": no " + key(role) + ", expected all " + Role.values().length
                        + " roles");
            }
        }
        inks.forEach(this::check);
        return new Result(errors.isEmpty() ? new Palette(name(), ground, inks) : null, List.copyOf(errors));
    }

    private void readGround(String[] entry) {
        ground = colour(entry, 2);
        if (ground == null) {
            ground = new Colour.Rgb(0, 0, 0);
        }
    }

    private void readLeast(String[] entry) {
        try {
            least = Double.parseDouble(entry.length == 3 ? entry[2] : "");
            if (!(least >= 1 && least <= 21)) {
                throw new NumberFormatException("out of range");
            }
        } catch (NumberFormatException e) {
            least = 0;
            error(entry, "least-contrast wants one number from 1 to 21, such as \"least-contrast 7\"");
        }
    }

    private void readInk(String[] entry) {
        Role role = null;
        for (Role r : Role.values()) {
            if (key(r).equals(entry[1])) {
                role = r;
            }
        }
        if (role == null) {
            error(entry, "unknown key " + entry[1] + ", expected ground, least-contrast or one of the roles");
            return;
        }
        if (lines.put(role, Integer.parseInt(entry[0])) != null) {
            error(entry, entry[1] + " stands here a second time");
        }
        Colour.Rgb foreground = colour(entry, 2);
        Colour.Rgb background = ground;
        if (entry.length > 3) {
            boolean on = role == Role.SELECTION && entry[3].equals("on") && entry.length == 5;
            if (!on) {
                error(entry, "expected one colour" + (role == Role.SELECTION ? ", or \"#rrggbb on #rrggbb\"" : ""));
                return;
            }
            background = colour(entry, 4);
        }
        if (foreground != null && background != null) {
            inks.put(role, new Palette.Ink(foreground, background));
        }
    }

    private void check(Role role, Palette.Ink ink) {
        double wanted = Math.max(least, role == Role.BORDER ? BORDER : TEXT);
        if (ink.contrast() < wanted) {
            errors.add(String.format(
                    Locale.ROOT,
                    "%s:%d: %s %s on %s has a contrast of %.1f, expected %.1f or more",
                    file,
                    lines.get(role),
                    key(role),
                    ink.foreground(),
                    ink.background(),
                    ink.contrast(),
                    wanted));
        }
    }

    private Colour.Rgb colour(String[] entry, int at) {
        Matcher matcher = COLOUR.matcher(at < entry.length ? entry[at] : "");
        if (!matcher.matches()) {
            error(entry, entry[1] + " wants a colour such as #1f57b0");
            return null;
        }
        return new Colour.Rgb(hex(matcher, 1), hex(matcher, 2), hex(matcher, 3));
    }

    private static int hex(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group), 16);
    }

    private void error(String[] entry, String what) {
        errors.add(file + ":" + entry[0] + ": " + what);
    }

    private static String key(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private String name() {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.theme$", "");
    }
}
