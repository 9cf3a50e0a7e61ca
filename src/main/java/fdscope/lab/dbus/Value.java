package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import java.util.List;
import java.util.stream.Collectors;

/** One value of a message, of a single complete type. */
public sealed interface Value {
    /** Its type, as a signature writes it. */
    String type();

    /** For people, escaped: {@code "x"}, {@code 7}, {@code [1, 2]}, {@code h 0} for the first descriptor. */
    String told();

    void write(WireWriter out);

    static Value text(String text) {
        return new Text('s', text);
    }

    static Value truth(boolean truth) {
        return new Num('b', truth ? 1 : 0);
    }

    static Value u32(long number) {
        return new Num('u', number);
    }

    static Value texts(List<String> texts) {
        return new Array("s", texts.stream().map(Value::text).toList());
    }

    /** @param code one of y b n q i u x t h; t is told unsigned */
    record Num(char code, long number) implements Value {
        @Override
        public String type() {
            return String.valueOf(code);
        }

        @Override
        public String told() {
            return switch (code) {
                case 'b' -> String.valueOf(number != 0);
                case 't' -> Long.toUnsignedString(number);
                case 'h' -> "h " + number;
                default -> String.valueOf(number);
            };
        }

        @Override
        public void write(WireWriter out) {
            out.number(number, Signature.alignment(code));
        }
    }

    record Real(double number) implements Value {
        @Override
        public String type() {
            return "d";
        }

        @Override
        public String told() {
            return String.valueOf(number);
        }

        @Override
        public void write(WireWriter out) {
            out.number(Double.doubleToRawLongBits(number), 8);
        }
    }

    /** @param code one of s o g */
    record Text(char code, String text) implements Value {
        @Override
        public String type() {
            return String.valueOf(code);
        }

        @Override
        public String told() {
            return Printable.quoted(Bytes.utf8(text));
        }

        @Override
        public void write(WireWriter out) {
            if (code == 'g') {
                out.signature(text);
            } else {
                out.text(text);
            }
        }
    }

    /** An array of bytes. */
    record Octets(Bytes bytes) implements Value {
        @Override
        public String type() {
            return "ay";
        }

        @Override
        public String told() {
            return Printable.quoted(bytes);
        }

        @Override
        public void write(WireWriter out) {
            out.number(bytes.length(), 4);
            out.raw(bytes);
        }
    }

    /** @param element the type of each; never {@code y}, which is {@link Octets} */
    record Array(String element, List<Value> values) implements Value {
        public Array {
            values = List.copyOf(values);
        }

        @Override
        public String type() {
            return "a" + element;
        }

        @Override
        public String told() {
            return joined("[", values, "]");
        }

        /** The length counts neither itself nor the padding before the first element. */
        @Override
        public void write(WireWriter out) {
            out.number(0, 4);
            int place = out.length() - 4;
            out.align(Signature.alignment(element.charAt(0)));
            int start = out.length();
            values.forEach(value -> value.write(out));
            out.patch(place, out.length() - start, 4);
        }
    }

    record Struct(List<Value> values) implements Value {
        public Struct {
            values = List.copyOf(values);
        }

        @Override
        public String type() {
            return values.stream().map(Value::type).collect(Collectors.joining("", "(", ")"));
        }

        @Override
        public String told() {
            return joined("(", values, ")");
        }

        @Override
        public void write(WireWriter out) {
            out.align(8);
            values.forEach(value -> value.write(out));
        }
    }

    /** An entry of a dictionary; stands in arrays only. */
    record Entry(Value key, Value value) implements Value {
        @Override
        public String type() {
            return "{" + key.type() + value.type() + "}";
        }

        @Override
        public String told() {
            return key.told() + ": " + value.told();
        }

        @Override
        public void write(WireWriter out) {
            out.align(8);
            key.write(out);
            value.write(out);
        }
    }

    /** A value that brings its type with it. */
    record Variant(Value value) implements Value {
        @Override
        public String type() {
            return "v";
        }

        @Override
        public String told() {
            return value.told();
        }

        @Override
        public void write(WireWriter out) {
            out.signature(value.type());
            value.write(out);
        }
    }

    private static String joined(String open, List<Value> values, String close) {
        return values.stream().map(Value::told).collect(Collectors.joining(", ", open, close));
    }
}
