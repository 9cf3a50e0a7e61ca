package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A body written as words, as busctl(1) takes it: the signature, then a word for each basic value; before an array the
 * number of its elements, before the value of a variant its type. A word of type h names a file.
 *
 * @param files what the values of type h lead to, the first being h 0
 */
public record Arguments(List<Value> values, List<String> files) {
    public Arguments {
        values = List.copyOf(values);
        files = List.copyOf(files);
    }

    /** @throws ProtocolFault says which word does not fit */
    public static Arguments of(String signature, List<String> words) throws ProtocolFault {
        Reading reading = new Reading(words.iterator());
        List<Value> values = new ArrayList<>();
        for (String type : Signature.of(signature).types()) {
            values.add(reading.value(type, 0));
        }
        if (reading.words.hasNext()) {
            throw new ProtocolFault(
                    BusNames.shown(reading.words.next()) + " is more than signature \"" + signature + "\" takes");
        }
        return new Arguments(values, reading.files);
    }

    /** A walk along the words. */
    private static final class Reading {
        private final Iterator<String> words;
        private final List<String> files = new ArrayList<>();

        private Reading(Iterator<String> words) {
            this.words = words;
        }

        private Value value(String type, int depth) throws ProtocolFault {
            if (depth > Limits.NESTING) {
                throw new ProtocolFault("more than " + Limits.NESTING + " containers in each other");
            }
            char code = type.charAt(0);
            if (code == '(' || code == '{') {
                return struct(type, depth);
            }
            String word = word(type);
            return switch (code) {
                case 's' -> Value.text(word);
                case 'o' -> new Value.Text(code, BusNames.path(word));
                case 'g' -> new Value.Text(code, Signature.of(word).text());
                case 'h' -> file(word);
                case 'b' -> truth(word);
                case 'd' -> new Value.Real(real(word));
                case 'a' -> array(type.substring(1), number("u", word), depth);
                case 'v' -> new Value.Variant(value(Signature.single(word), depth + 1));
                default -> new Value.Num(code, number(type, word));
            };
        }

        private String word(String type) throws ProtocolFault {
            if (!words.hasNext()) {
                throw new ProtocolFault("a value of type " + type + " is missing");
            }
            return words.next();
        }

        private Value file(String name) throws ProtocolFault {
            if (files.size() == Limits.FDS) {
                throw new ProtocolFault("more than " + Limits.FDS + " descriptors do not go beside one message");
            }
            files.add(name);
            return new Value.Num('h', files.size() - 1);
        }

        private static Value truth(String word) throws ProtocolFault {
            if (!word.equals("true") && !word.equals("false")) {
                throw new ProtocolFault(BusNames.shown(word) + " is no boolean, expected true or false");
            }
            return Value.truth(word.equals("true"));
        }

        private static double real(String word) throws ProtocolFault {
            try {
                return Double.parseDouble(word);
            } catch (NumberFormatException e) {
                throw new ProtocolFault(BusNames.shown(word) + " is no number");
            }
        }

        private static long number(String type, String word) throws ProtocolFault {
            int bits = 8 * Signature.alignment(type.charAt(0));
            boolean signed = "nix".contains(type);
            try {
                if (bits == 64) {
                    return signed ? Long.parseLong(word) : Long.parseUnsignedLong(word);
                }
                long number = Long.parseLong(word);
                long least = signed ? -(1L << bits - 1) : 0;
                if (number >= least && number < least + (1L << bits)) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new ProtocolFault(BusNames.shown(word) + " is no number of type " + type);
        }

        private Value array(String element, long count, int depth) throws ProtocolFault {
            List<Value> values = new ArrayList<>();
            for (long i = 0; i < count; i++) {
                values.add(value(element, depth + 1));
            }
            if (!element.equals("y")) {
                return new Value.Array(element, values);
            }
            byte[] octets = new byte[values.size()];
            for (int i = 0; i < octets.length; i++) {
                octets[i] = (byte) ((Value.Num) values.get(i)).number();
            }
            return new Value.Octets(Bytes.of(octets));
        }

        private Value struct(String type, int depth) throws ProtocolFault {
            List<Value> values = new ArrayList<>();
            int at = 1;
            while (at < type.length() - 1) {
                int end = Signature.end(type, at);
                values.add(value(type.substring(at, end), depth + 1));
                at = end;
            }
            return type.charAt(0) == '{' ? new Value.Entry(values.get(0), values.get(1)) : new Value.Struct(values);
        }
    }
}
