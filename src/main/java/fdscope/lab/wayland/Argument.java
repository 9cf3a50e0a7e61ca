package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** One argument of a message. Texts are bytes, as they came, without the closing NUL. */
public sealed interface Argument {
    /** As WAYLAND_DEBUG of libwayland tells it. */
    String text(Function<Descriptor, String> descriptors);

    static Argument of(int value) {
        return new Int(value);
    }

    static Argument unsigned(int bits) {
        return new Uint(bits);
    }

    static Argument of(String text) {
        return new Text(Optional.of(Bytes.utf8(text)));
    }

    record Int(int value) implements Argument {
        @Override
        public String text(Function<Descriptor, String> descriptors) {
            return Integer.toString(value);
        }
    }

    record Uint(int bits) implements Argument {
        @Override
        public String text(Function<Descriptor, String> descriptors) {
            return Integer.toUnsignedString(bits);
        }
    }

    /** A signed number with 8 bits behind the point. */
    record Fixed(int raw) implements Argument {
        @Override
        public String text(Function<Descriptor, String> descriptors) {
            return String.format(Locale.ROOT, "%.6f", raw / 256.0);
        }
    }

    /** @param bytes empty: nil */
    record Text(Optional<Bytes> bytes) implements Argument {
        @Override
        public String text(Function<Descriptor, String> descriptors) {
            return bytes.map(Printable::quoted).orElse("nil");
        }
    }

    /**
     * @param interfaceName of the object, as the object table has it
     * @param id 0: nil
     */
    record Reference(String interfaceName, int id) implements Argument {
        static final Reference NIL = new Reference("", 0);

        @Override
        public String text(Function<Descriptor, String> descriptors) {
            return id == 0 ? "nil" : Message.name(interfaceName, id);
        }
    }

    /** @param version what the object is to speak where the message says it (wl_registry.bind), with the interface; else 0 */
    record NewId(String interfaceName, int version, int id) implements Argument {
        @Override
        public String text(Function<Descriptor, String> descriptors) {
            String made = "new id " + Message.name(interfaceName, id);
            return version == 0 ? made : Printable.quoted(Bytes.utf8(interfaceName)) + ", " + version + ", " + made;
        }
    }

    record Array(Bytes bytes) implements Argument {
        @Override
        public String text(Function<Descriptor, String> descriptors) {
            return "array[" + bytes.length() + "]";
        }
    }

    /** It has no place among the bytes. */
    record Passed(Descriptor descriptor) implements Argument {
        @Override
        public String text(Function<Descriptor, String> descriptors) {
            return descriptors.apply(descriptor);
        }
    }
}
