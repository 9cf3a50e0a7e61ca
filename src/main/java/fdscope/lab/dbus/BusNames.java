package fdscope.lab.dbus;

import java.util.regex.Pattern;

/** What may be called what: the specification's "Valid Names", each at most 255 bytes. */
final class BusNames {
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)+");
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern WELL_KNOWN = Pattern.compile("[A-Za-z_-][A-Za-z0-9_-]*(\\.[A-Za-z_-][A-Za-z0-9_-]*)+");
    private static final Pattern UNIQUE = Pattern.compile(":[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    private static final int SHOWN = 80;

    private BusNames() {}

    /** A path may be as long as the message lets it. */
    static String path(String text) throws ProtocolFault {
        // Not by the pattern alone: it would nest as deeply as a path is long.
        boolean plain = text.startsWith("/")
                && (text.length() == 1 || !text.endsWith("/"))
                && !text.contains("//")
                && text.chars().allMatch(c -> c == '/' || c == '_' || isAlphanumeric(c));
        return checked(plain, "object path", text);
    }

    static String interfaceName(String text) throws ProtocolFault {
        return checked(fits(INTERFACE, text), "name of an interface", text);
    }

    static String errorName(String text) throws ProtocolFault {
        return checked(fits(INTERFACE, text), "name of an error", text);
    }

    static String member(String text) throws ProtocolFault {
        return checked(fits(MEMBER, text), "name of a member", text);
    }

    static String busName(String text) throws ProtocolFault {
        return checked(isWellKnown(text) || fits(UNIQUE, text), "name on a bus", text);
    }

    /** Quoted and escaped; of a text that is too long to be a name, its beginning. */
    static String shown(String text) {
        boolean cut = text.length() > SHOWN;
        return Value.text(cut ? text.substring(0, SHOWN) : text).told() + (cut ? "…" : "");
    }

    static boolean isWellKnown(String text) {
        return fits(WELL_KNOWN, text);
    }

    private static boolean fits(Pattern pattern, String text) {
        return text.length() <= Limits.NAME && pattern.matcher(text).matches();
    }

    private static boolean isAlphanumeric(int c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static String checked(boolean holds, String what, String text) throws ProtocolFault {
        if (!holds) {
            throw new ProtocolFault(shown(text) + " is no " + what);
        }
        return text;
    }
}
