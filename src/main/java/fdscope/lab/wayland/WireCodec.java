package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Arguments to and from the bytes behind a header: 32-bit words of the machine's order, texts and arrays padded to 4. */
final class WireCodec {
    private WireCodec() {}

    /**
     * @param objects the interface of an id, null where there is no such object
     * @param descriptors those that came and belong to no message yet; this message's are taken from its front
     * @throws WireFault if these are not its arguments
     */
    static List<Argument> decode(
            Bytes body, MessageType type, IntFunction<String> objects, Deque<Descriptor> descriptors) throws WireFault {
        ByteBuffer in = body.buffer();
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : type.parameters()) {
            arguments.add(
                    switch (parameter.kind()) {
                        case INT -> new Argument.Int(word(in));
                        case UINT -> new Argument.Uint(word(in));
                        case FIXED -> new Argument.Fixed(word(in));
                        case STRING -> text(in, parameter);
                        case OBJECT -> reference(word(in), parameter, objects);
                        case NEW_ID -> newId(in, parameter);
                        case ARRAY -> new Argument.Array(block(in, word(in)));
                        case FD -> {
                            if (descriptors.isEmpty()) {
                                throw new WireFault("no descriptor came for it");
                            }
                            yield new Argument.Passed(descriptors.remove());
                        }
                    });
        }
        return arguments;
    }

    private static int word(ByteBuffer in) throws WireFault {
        if (in.remaining() < 4) {
            throw new WireFault("too short");
        }
        return in.getInt();
    }

    /** Of {@code length} bytes, and the padding. */
    private static Bytes block(ByteBuffer in, int length) throws WireFault {
        int padded = (length + 3) & ~3;
        if (length < 0 || padded < 0 || padded > in.remaining()) {
            throw new WireFault(Integer.toUnsignedString(length) + " bytes in a shorter message");
        }
        Bytes bytes = Bytes.of(in.slice(in.position(), length));
        in.position(in.position() + padded);
        return bytes;
    }

    private static Argument.Text text(ByteBuffer in, Parameter parameter) throws WireFault {
        int length = word(in);
        if (length == 0) {
            if (!parameter.nullable()) {
                throw new WireFault("nil in place of a text");
            }
            return new Argument.Text(Optional.empty());
        }
        Bytes bytes = block(in, length);
        if (bytes.at(length - 1) != 0) {
            throw new WireFault("a text without its closing NUL");
        }
        return new Argument.Text(Optional.of(bytes.slice(0, length - 1)));
    }

    private static Argument.Reference reference(int id, Parameter parameter, IntFunction<String> objects)
            throws WireFault {
        if (id == 0) {
            if (!parameter.nullable()) {
                throw new WireFault("nil in place of an object");
            }
            return Argument.Reference.NIL;
        }
        String found = objects.apply(id);
        if (found == null) {
            throw new WireFault("unknown object " + Integer.toUnsignedString(id));
        }
        if (!parameter.interfaceName().isEmpty() && !parameter.interfaceName().equals(found)) {
            throw new WireFault(Message.name(found, id) + " in place of a " + parameter.interfaceName());
        }
        return new Argument.Reference(found, id);
    }

    private static Argument.NewId newId(ByteBuffer in, Parameter parameter) throws WireFault {
        if (!parameter.interfaceName().isEmpty()) {
            return new Argument.NewId(parameter.interfaceName(), 0, word(in));
        }
        String name = text(in, parameter).bytes().orElseThrow().text();
        int version = word(in);
        return new Argument.NewId(name, version, word(in));
    }

    /**
     * @throws IllegalArgumentException if they do not fit the type or the size of a message; what an object is, is not
     *     looked at
     */
    static Bytes encode(int object, int opcode, MessageType type, List<Argument> arguments) {
        if (arguments.size() != type.parameters().size()) {
            throw new IllegalArgumentException(
                    type.name() + " takes " + type.parameters().size() + " arguments");
        }
        Bytes body = Bytes.EMPTY;
        for (int i = 0; i < arguments.size(); i++) {
            body = body.plus(bytes(arguments.get(i), type.parameters().get(i)));
        }
        int size = WireReader.HEADER + body.length();
        if (size > WireReader.LARGEST) {
            throw new IllegalArgumentException(type.name() + ": " + size + " bytes; at most " + WireReader.LARGEST);
        }
        return words(object, size << 16 | opcode).plus(body);
    }

    private static Bytes bytes(Argument argument, Parameter parameter) {
        Parameter.Kind kind = parameter.kind();
        if (argument instanceof Argument.Int number && kind == Parameter.Kind.INT) {
            return words(number.value());
        }
        if (argument instanceof Argument.Uint number && kind == Parameter.Kind.UINT) {
            return words(number.bits());
        }
        if (argument instanceof Argument.Fixed number && kind == Parameter.Kind.FIXED) {
            return words(number.raw());
        }
        if (argument instanceof Argument.Text text && kind == Parameter.Kind.STRING) {
            return text.bytes().isEmpty() ? words(0) : block(text.bytes().get().plus(Bytes.of((byte) 0)));
        }
        if (argument instanceof Argument.Reference reference && kind == Parameter.Kind.OBJECT) {
            return words(reference.id());
        }
        if (argument instanceof Argument.NewId made && kind == Parameter.Kind.NEW_ID) {
            return parameter.interfaceName().isEmpty()
                    ? block(Bytes.utf8(made.interfaceName() + "\0")).plus(words(made.version(), made.id()))
                    : words(made.id());
        }
        if (argument instanceof Argument.Array array && kind == Parameter.Kind.ARRAY) {
            return block(array.bytes());
        }
        if (argument instanceof Argument.Passed && kind == Parameter.Kind.FD) {
            return Bytes.EMPTY;
        }
        throw new IllegalArgumentException(argument + " in place of " + parameter);
    }

    private static Bytes block(Bytes bytes) {
        return words(bytes.length()).plus(bytes.resized((bytes.length() + 3) & ~3));
    }

    private static Bytes words(int... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
        for (int value : values) {
            out.putInt(value);
        }
        return Bytes.of(out.flip());
    }
}
