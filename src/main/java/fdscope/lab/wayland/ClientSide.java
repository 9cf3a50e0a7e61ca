package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A client's end of the conversation: its objects, requests into bytes, bytes into events. Confined to one thread. */
public final class ClientSide {
    /** The id of wl_display. */
    public static final int DISPLAY = 1;

    private static final int MOST_WAITING = 28;

    private final Map<Integer, Interface> objects = new HashMap<>();
    private final WireReader reader = new WireReader();
    private final Deque<Descriptor> descriptors = new ArrayDeque<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private int next = DISPLAY + 1;

    public ClientSide() {
        objects.put(DISPLAY, Protocol.of("wl_display"));
    }

    /** A request to be sent, its descriptors beside its first byte. */
    public record Request(Message message, Bytes data) {}

    /**
     * A number for an object that the next request makes.
     *
     * @param version for wl_registry.bind, which says it; else of no account
     */
    public Argument.NewId create(String interfaceName, int version) {
        int id = free.isEmpty() ? next++ : free.remove();
        objects.put(id, Protocol.of(interfaceName));
        return new Argument.NewId(interfaceName, version, id);
    }

    /** @throws IllegalArgumentException where there is no such object, request or argument */
    public Request request(int object, String name, Argument... arguments) {
        Interface type = objects.get(object);
        if (type == null) {
            throw new IllegalArgumentException("no object " + object);
        }
        int opcode = type.request(name);
        List<Argument> all = List.of(arguments);
        return new Request(
                new Message(type.name(), object, name, all),
                WireCodec.encode(object, opcode, type.requests().get(opcode), all));
    }

    /** The object of this number, as an argument. */
    public Argument.Reference reference(int object) {
        return new Argument.Reference(objects.get(object).name(), object);
    }

    /** Something came, in whatever pieces. */
    public void received(Bytes data, List<Descriptor> came) {
        reader.add(data);
        descriptors.addAll(came);
    }

    /**
     * The next event, if all of it has come. An object that it makes is known afterwards, one that it frees no more.
     *
     * @throws IllegalStateException with a sentence, where what came is no event
     */
    public Optional<Message> next() {
        try {
            Optional<WireReader.Frame> frame = reader.next();
            if (frame.isEmpty() && descriptors.size() > MOST_WAITING) {
                throw new WireFault("descriptors that belong to none");
            }
            return frame.isEmpty() ? Optional.empty() : Optional.of(event(frame.get()));
        } catch (WireFault e) {
            throw new IllegalStateException("the compositor sent what is no event: " + e.getMessage(), e);
        }
    }

    private Message event(WireReader.Frame frame) throws WireFault {
        Interface type = objects.get(frame.object());
        if (type == null || frame.opcode() >= type.events().size()) {
            throw new WireFault("number " + frame.opcode() + " of object " + Integer.toUnsignedString(frame.object()));
        }
        MessageType event = type.events().get(frame.opcode());
        List<Argument> arguments = WireCodec.decode(frame.body(), event, this::nameOf, descriptors);
        for (Argument argument : arguments) {
            if (argument instanceof Argument.NewId made) {
                objects.put(made.id(), Protocol.of(made.interfaceName()));
            }
        }
        if (frame.object() == DISPLAY && event.name().equals("delete_id")) {
            int id = ((Argument.Uint) arguments.get(0)).bits();
            objects.remove(id);
            free.add(id);
        }
        return new Message(type.name(), frame.object(), event.name(), arguments);
    }

    private String nameOf(int id) {
        Interface type = objects.get(id);
        return type == null ? null : type.name();
    }
}
