package fdscope.lab.dbus;

import java.util.ArrayList;
import java.util.List;

/**
 * The types of a body, one code after the other, checked: {@code sa{sv}h}.
 *
 * @param types the single complete types, in order
 */
public record Signature(String text, List<String> types) {
    public static final Signature NONE = new Signature("", List.of());

    private static final String BASIC = "ybnqiuxtdsogh";

    public Signature {
        types = List.copyOf(types);
    }

    /** @throws ProtocolFault where the text is no signature, or nests too deeply */
    public static Signature of(String text) throws ProtocolFault {
        if (text.length() > Limits.NAME) {
            throw new ProtocolFault("a signature of " + text.length() + " characters, at most " + Limits.NAME);
        }
        List<String> types = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at, 0, 0);
            types.add(text.substring(at, end));
            at = end;
        }
        return new Signature(text, types);
    }

    /** One complete type, as a variant holds it. */
    static String single(String text) throws ProtocolFault {
        Signature signature = of(text);
        if (signature.types.size() != 1) {
            throw new ProtocolFault("a variant of type " + BusNames.shown(text) + ", expected one complete type");
        }
        return text;
    }

    /** To how many bytes a value that begins with this code is aligned. */
    static int alignment(char code) {
        return switch (code) {
            case 'y', 'g', 'v' -> 1;
            case 'n', 'q' -> 2;
            case 'x', 't', 'd', '(', '{' -> 8;
            default -> 4;
        };
    }

    static boolean isBasic(char code) {
        return BASIC.indexOf(code) >= 0;
    }

    /** Where the complete type that begins at {@code from} ends. */
    static int end(String text, int from) throws ProtocolFault {
        return end(text, from, 0, 0);
    }

    private static int end(String text, int from, int arrays, int structs) throws ProtocolFault {
        if (from >= text.length() || arrays > Limits.DEPTH || structs > Limits.DEPTH) {
            throw wrong(text);
        }
        char code = text.charAt(from);
        if (isBasic(code) || code == 'v') {
            return from + 1;
        }
        if (code == 'a') {
            return from + 1 < text.length() && text.charAt(from + 1) == '{'
                    ? entryEnd(text, from + 2, arrays + 1, structs + 1)
                    : end(text, from + 1, arrays + 1, structs);
        }
        if (code != '(' || from + 1 < text.length() && text.charAt(from + 1) == ')') {
            throw wrong(text);
        }
        int at = from + 1;
        while (at < text.length() && text.charAt(at) != ')') {
            at = end(text, at, arrays, structs + 1);
        }
        return closed(text, at, ')');
    }

    private static int entryEnd(String text, int key, int arrays, int structs) throws ProtocolFault {
        if (key >= text.length() || !isBasic(text.charAt(key))) {
            throw wrong(text);
        }
        return closed(text, end(text, key + 1, arrays, structs), '}');
    }

    private static int closed(String text, int at, char bracket) throws ProtocolFault {
        if (at >= text.length() || text.charAt(at) != bracket) {
            throw wrong(text);
        }
        return at + 1;
    }

    private static ProtocolFault wrong(String text) {
        return new ProtocolFault(BusNames.shown(text) + " is no signature");
    }
}
