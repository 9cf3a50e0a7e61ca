package fdscope.lab.dbus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which messages a client wants: {@code type='signal',interface='x.Y'} (the specification, "Match Rules"). Two rules are
 * the same if they say the same.
 */
record MatchRule(Map<String, String> wanted) {
    private static final Pattern ARGUMENT = Pattern.compile("arg([0-9]{1,2})(path|namespace)?");
    private static final int ARGUMENTS = 64;
    private static final List<String> KEYS =
            List.of("type", "sender", "interface", "member", "path", "path_namespace", "destination", "eavesdrop");

    MatchRule {
        wanted = Map.copyOf(wanted);
    }

    static MatchRule of(String text) throws BusError {
        if (text.length() > Limits.RULE) {
            throw invalid("it is longer than " + Limits.RULE + " bytes");
        }
        Map<String, String> wanted = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                throw invalid("a key without a value");
            }
            String key = text.substring(at, equals).strip();
            StringBuilder value = new StringBuilder();
            at = value(text, equals + 1, value);
            if (!isKey(key) || wanted.put(key, value.toString()) != null) {
                throw invalid("key " + BusNames.shown(key) + " is not known or stands there twice");
            }
        }
        return new MatchRule(wanted);
    }

    /** Quoted by apostrophes; outside of them {@code \'} is an apostrophe, and a comma ends the value. */
    private static int value(String text, int from, StringBuilder value) throws BusError {
        boolean quoted = false;
        int at = from;
        while (at < text.length() && (quoted || text.charAt(at) != ',')) {
            char c = text.charAt(at);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && text.startsWith("\\'", at)) {
                value.append('\'');
                at++;
            } else {
                value.append(c);
            }
            at++;
        }
        if (quoted) {
            throw invalid("an apostrophe that is not closed");
        }
        return at + 1;
    }

    private static boolean isKey(String key) {
        Matcher argument = ARGUMENT.matcher(key);
        return KEYS.contains(key)
                || argument.matches()
                        && Integer.parseInt(argument.group(1)) < ARGUMENTS
                        && (!"namespace".equals(argument.group(2))
                                || argument.group(1).equals("0"));
    }

    private static BusError invalid(String why) {
        return new BusError("MatchRuleInvalid", "the match rule is not understood: " + why);
    }

    /**
     * @param message with its sender
     * @param owns whether a connection, by its unique name, owns a name
     */
    boolean matches(Message message, List<Value> values, BiPredicate<String, String> owns) {
        return wanted.entrySet().stream()
                .allMatch(each -> holds(each.getKey(), each.getValue(), message, values, owns));
    }

    private static boolean holds(
            String key, String want, Message message, List<Value> values, BiPredicate<String, String> owns) {
        return switch (key) {
            case "type" -> type(message.kind()).equals(want);
            case "sender" -> isOrOwns(message.sender(), want, owns);
            case "destination" -> isOrOwns(message.destination(), want, owns);
            case "interface" -> message.interfaceName().equals(Optional.of(want));
            case "member" -> message.member().equals(Optional.of(want));
            case "path" -> message.path().equals(Optional.of(want));
            case "path_namespace" ->
                message.path().filter(path -> isBelow(path, want, '/')).isPresent();
            case "eavesdrop" -> true;
            default -> argument(key, want, values);
        };
    }

    private static boolean argument(String key, String want, List<Value> values) {
        Matcher argument = ARGUMENT.matcher(key);
        int index = argument.matches() ? Integer.parseInt(argument.group(1)) : ARGUMENTS;
        if (index >= values.size() || !(values.get(index) instanceof Value.Text said)) {
            return false;
        }
        if (argument.group(2) == null) {
            return said.code() == 's' && said.text().equals(want);
        }
        if (argument.group(2).equals("namespace")) {
            return isBelow(said.text(), want, '.');
        }
        return said.text().equals(want)
                || want.endsWith("/") && said.text().startsWith(want)
                || said.text().endsWith("/") && want.startsWith(said.text());
    }

    private static boolean isBelow(String text, String top, char between) {
        return text.equals(top) || text.startsWith(top.endsWith("/") ? top : top + between);
    }

    private static boolean isOrOwns(Optional<String> who, String want, BiPredicate<String, String> owns) {
        return who.filter(name -> name.equals(want) || owns.test(name, want)).isPresent();
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case METHOD_CALL -> "method_call";
            case METHOD_RETURN -> "method_return";
            case ERROR -> "error";
            default -> "signal";
        };
    }
}
