package fdscope.tui.terminal;

import fdscope.tui.message.Input;
import fdscope.tui.message.Input.KeyPressed;
import fdscope.tui.message.Input.MouseEvent;
import fdscope.tui.message.Input.MouseEvent.Button;
import fdscope.tui.message.Input.MouseEvent.Kind;
import fdscope.tui.message.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What whole escape sequences mean, of xterm, the Linux console, rxvt and tmux. Empty: not for us (focus reports, answers
 * that nobody asked for, keys without a name here).
 */
final class EscapeSequences {
    private static final Pattern COLOUR = Pattern.compile(
            "11;(?:rgba?:([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})/([0-9a-fA-F]{1,4})(?:/.*)?|#([0-9a-fA-F]{6}))");

    private EscapeSequences() {}

    /** A byte below 0x80 that is a key by itself. */
    static Key plainKey(int b) {
        return switch (b) {
            case 0x00 -> Key.ctrl(' ');
            case 0x08, 0x7f -> Key.BACKSPACE;
            case 0x09 -> Key.TAB;
            case 0x0a, 0x0d -> Key.ENTER;
            case 0x1b -> Key.ESC;
            default -> b < 0x1b ? Key.ctrl('a' + b - 1) : b < 0x20 ? Key.ctrl('@' + b) : Key.of(b);
        };
    }

    /** F1 to F12. */
    static Key functionKey(int number) {
        return Key.named(Key.Name.values()[Key.Name.F1.ordinal() + Math.max(1, Math.min(12, number)) - 1]);
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** CSI parameters final. */
    static Optional<Input> controlSequence(String parameters, char last) {
        if (parameters.startsWith("<")) {
            return last == 'M' || last == 'm' ? mouse(numbers(parameters.substring(1)), last == 'm') : Optional.empty();
        }
        if (!parameters.isEmpty() && !parameters.chars().allMatch(c -> c >= '0' && c <= ';')) {
            return Optional.empty();
        }
        List<Integer> n = numbers(parameters);
        int first = at(n, 0, 1);
        int modifiers = at(n, 1, 1);
        return switch (last) {
            case '~' -> first == 27 ? character(at(n, 2, -1), modifiers) : key(numbered(first), modifiers);
            case '^' -> key(numbered(first).map(Key::withCtrl), 1);
            case '$' -> key(numbered(first).map(Key::withShift), 1);
            case '@' -> key(numbered(first).map(k -> k.withCtrl().withShift()), 1);
            case 'u' -> character(at(n, 0, -1), modifiers);
            case 'Z' -> key(Optional.of(Key.SHIFT_TAB), modifiers);
            case 'a', 'b', 'c', 'd' ->
                parameters.isEmpty() ? key(lettered((char) (last - 32)).map(Key::withShift), 1) : Optional.empty();
            case 'R' -> first == 1 && n.size() == 2 ? key(lettered(last), modifiers) : Optional.empty();
            default -> key(lettered(last), modifiers);
        };
    }

    /** SS3 (ESC O) final: arrows in application mode, F1 to F4, the keypad. */
    static Optional<Input> singleShift(String parameters, char last) {
        List<Integer> n = numbers(parameters);
        int modifiers = n.isEmpty() ? 1 : n.get(n.size() - 1);
        if (last >= 'a' && last <= 'd') {
            return key(lettered((char) (last - 32)).map(Key::withCtrl), modifiers);
        }
        if (last == 'M') {
            return key(Optional.of(Key.ENTER), modifiers);
        }
        if (last == 'X') {
            return key(Optional.of(Key.of('=')), modifiers);
        }
        if (last >= 'j' && last <= 'y') {
            return key(Optional.of(Key.of(last - 'j' + '*')), modifiers);
        }
        return key(lettered(last), modifiers);
    }

    /** The answer to OSC 11: {@code 11;rgb:1010/1414/1a1a}. */
    static Optional<Input> ground(String answer) {
        Matcher m = COLOUR.matcher(answer);
        if (!m.matches()) {
            return Optional.empty();
        }
        int rgb = m.group(4) != null
                ? Integer.parseInt(m.group(4), 16)
                : byteOf(m.group(1)) << 16 | byteOf(m.group(2)) << 8 | byteOf(m.group(3));
        return Optional.of(new Input.GroundKnown(rgb));
    }

    private static int byteOf(String hex) {
        int largest = (1 << 4 * hex.length()) - 1;
        return (Integer.parseInt(hex, 16) * 255 + largest / 2) / largest;
    }

    private static Optional<Key> lettered(char last) {
        return Optional.ofNullable(
                switch (last) {
                    case 'A' -> Key.UP;
                    case 'B' -> Key.DOWN;
                    case 'C' -> Key.RIGHT;
                    case 'D' -> Key.LEFT;
                    case 'H' -> Key.HOME;
                    case 'F' -> Key.END;
                    case 'P', 'Q', 'R', 'S' -> functionKey(last - 'P' + 1);
                    default -> null;
                });
    }

    private static Optional<Key> numbered(int number) {
        return Optional.ofNullable(
                switch (number) {
                    case 1, 7 -> Key.HOME;
                    case 2 -> Key.named(Key.Name.INSERT);
                    case 3 -> Key.DELETE;
                    case 4, 8 -> Key.END;
                    case 5 -> Key.PAGE_UP;
                    case 6 -> Key.PAGE_DOWN;
                    case 11, 12, 13, 14, 15 -> functionKey(number - 10);
                    case 17, 18, 19, 20, 21 -> functionKey(number - 11);
                    case 23, 24 -> functionKey(number - 12);
                    default -> null;
                });
    }

    /** xterm: 1 + (1 Shift, 2 Alt, 4 Ctrl, 8 Meta). */
    private static Optional<Input> key(Optional<Key> key, int modifiers) {
        int bits = Math.max(0, modifiers - 1);
        return key.map(k -> (bits & 1) != 0 ? k.withShift() : k)
                .map(k -> (bits & (2 | 8)) != 0 ? k.withAlt() : k)
                .map(k -> (bits & 4) != 0 ? k.withCtrl() : k)
                .map(KeyPressed::new);
    }

    /** A code point with modifiers (modifyOtherKeys, CSI u); Shift is in the character already. */
    private static Optional<Input> character(int code, int modifiers) {
        if (code < 0) {
            return Optional.empty();
        }
        if (code <= 0x7f) {
            Key plain = plainKey(code);
            boolean named = plain.name() != Key.Name.CHARACTER;
            return key(Optional.of(plain), named ? modifiers : withoutShift(modifiers));
        }
        boolean printable = Character.isDefined(code)
                && code >= 0xa0
                && Character.getType(code) != Character.PRIVATE_USE
                && Character.getType(code) != Character.SURROGATE;
        return key(printable ? Optional.of(Key.of(code)) : Optional.empty(), withoutShift(modifiers));
    }

    private static int withoutShift(int modifiers) {
        return (Math.max(0, modifiers - 1) & ~1) + 1;
    }

    /** SGR mouse, 1006: button with modifiers 4 8 16, motion 32, wheel 64; column and row from 1. */
    private static Optional<Input> mouse(List<Integer> n, boolean release) {
        if (n.size() != 3 || n.get(1) < 1 || n.get(2) < 1) {
            return Optional.empty();
        }
        int b = n.get(0);
        int which = b & 3;
        Kind kind;
        if ((b & 64) != 0) {
            if (which > 1) {
                return Optional.empty();
            }
            kind = which == 0 ? Kind.WHEEL_UP : Kind.WHEEL_DOWN;
        } else {
            kind = release ? Kind.RELEASE : (b & 32) != 0 ? Kind.DRAG : Kind.PRESS;
        }
        if (b >= 128 || kind == Kind.DRAG && which == 3) {
            return Optional.empty();
        }
        Button button = (b & 64) != 0 || which == 3 ? Button.NONE : Button.values()[which];
        return Optional.of(
                new MouseEvent(kind, button, n.get(1) - 1, n.get(2) - 1, (b & 4) != 0, (b & 8) != 0, (b & 16) != 0));
    }

    private static int at(List<Integer> numbers, int index, int missing) {
        return index < numbers.size() && numbers.get(index) >= 0 ? numbers.get(index) : missing;
    }

    /** Numbers between semicolons, the part before a colon only; -1 where one is missing or absurd. */
    private static List<Integer> numbers(String parameters) {
        List<Integer> numbers = new ArrayList<>();
        if (!parameters.isEmpty()) {
            for (String part : parameters.split(";", -1)) {
                String main = part.split(":", 2)[0];
                numbers.add(isNumber(main) && main.length() < 8 ? Integer.parseInt(main) : -1);
            }
        }
        return numbers;
    }
}
