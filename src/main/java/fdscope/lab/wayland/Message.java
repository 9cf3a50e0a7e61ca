package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import java.util.List;
import java.util.function.Function;

/** A request or an event, decoded. */
public record Message(String interfaceName, int object, String name, List<Argument> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    /** {@code wl_shm@4.create_pool(new id wl_shm_pool@5, fd, 4096)}, with the descriptors as the caller tells them. */
    public String text(Function<Descriptor, String> descriptors) {
        List<String> words =
                arguments.stream().map(argument -> argument.text(descriptors)).toList();
        return name(interfaceName, object) + "." + name + "(" + String.join(", ", words) + ")";
    }

    public String text() {
        return text(descriptor -> "fd");
    }

    /** Those it brings, in their order. */
    public List<Descriptor> descriptors() {
        return arguments.stream()
                .filter(Argument.Passed.class::isInstance)
                .map(argument -> ((Argument.Passed) argument).descriptor())
                .toList();
    }

    int integer(int place) {
        Argument argument = arguments.get(place);
        return argument instanceof Argument.Uint unsigned ? unsigned.bits() : ((Argument.Int) argument).value();
    }

    /** Empty text where it is nil. */
    Bytes bytes(int place) {
        return ((Argument.Text) arguments.get(place)).bytes().orElse(Bytes.EMPTY);
    }

    int reference(int place) {
        return ((Argument.Reference) arguments.get(place)).id();
    }

    Argument.NewId newId(int place) {
        return (Argument.NewId) arguments.get(place);
    }

    Descriptor descriptor(int place) {
        return ((Argument.Passed) arguments.get(place)).descriptor();
    }

    /** An object as every tool writes it; the name of an interface may have come from outside. */
    static String name(String interfaceName, int id) {
        return Printable.of(interfaceName) + "@" + Integer.toUnsignedString(id);
    }
}
