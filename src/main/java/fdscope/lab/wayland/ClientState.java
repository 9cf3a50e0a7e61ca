package fdscope.lab.wayland;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One connection: its objects, and what came and is not used yet. */
final class ClientState {
    /** Objects of the compositor begin here: wayland.xml. */
    static final int FIRST_OWN = 0xff000000;

    private static final int MOST_OBJECTS = 2048;

    private final int number;
    private final Consumer<Effect> effects;
    private final WireReader reader = new WireReader();
    private final Deque<Descriptor> descriptors = new ArrayDeque<>();
    private final Map<Integer, Resource> objects = new HashMap<>();
    private int nextClients = DisplayResources.DISPLAY + 1;
    private int nextOwn = FIRST_OWN;
    private Optional<ProtocolError> fault = Optional.empty();
    private boolean over;

    ClientState(int number, Consumer<Effect> effects) {
        this.number = number;
        this.effects = effects;
    }

    int number() {
        return number;
    }

    WireReader reader() {
        return reader;
    }

    /** Those that came and that no request has taken. */
    Deque<Descriptor> descriptors() {
        return descriptors;
    }

    /** Null where there is none of this number. */
    Resource object(int id) {
        return objects.get(id);
    }

    <T extends Resource> T object(int id, Class<T> type) {
        return type.cast(objects.get(id));
    }

    long count(Class<? extends Resource> type) {
        return objects.values().stream().filter(type::isInstance).count();
    }

    /** As libwayland has it: a number that was free again, or the next one. */
    boolean isFree(int id) {
        return id > 0 && id <= nextClients && !objects.containsKey(id);
    }

    void add(Resource made) throws ProtocolError {
        if (objects.size() >= MOST_OBJECTS) {
            throw ProtocolError.tooMany(MOST_OBJECTS, "objects");
        }
        objects.put(made.id(), made);
        if (made.id() == nextClients) {
            nextClients++;
        }
    }

    /**
     * A number for an object that the compositor makes, on nobody's request: where there are too many the connection ends
     * as soon as the current request is done.
     */
    int nextOwn() {
        if (objects.size() >= MOST_OBJECTS) {
            fault = Optional.of(ProtocolError.tooMany(MOST_OBJECTS, "objects; offers have to be destroyed"));
        }
        return nextOwn++;
    }

    /** An object of the compositor; wl_display, number 1, is one too. */
    void addOwn(Resource made) {
        objects.put(made.id(), made);
    }

    /** Why it has to end, though it asked for nothing just now. */
    Optional<ProtocolError> fault() {
        return fault;
    }

    /** Tells the client, of whose numbers it was, that it is free again. */
    void remove(Resource gone) {
        objects.remove(gone.id());
        gone.gone();
        if (gone.id() > 0) {
            objects.get(1).say("delete_id", Argument.unsigned(gone.id()));
        }
    }

    void say(Resource from, String event, Argument... arguments) {
        int opcode = from.type().event(event);
        MessageType type = from.type().events().get(opcode);
        if (over || type.since() > from.version()) {
            return;
        }
        List<Argument> all = List.of(arguments);
        effects.accept(new Effect.Send(
                number,
                new Message(from.type().name(), from.id(), event, all),
                WireCodec.encode(from.id(), opcode, type, all)));
    }

    void tell(Effect effect) {
        effects.accept(effect);
    }

    void drop(Descriptor descriptor) {
        effects.accept(new Effect.Drop(descriptor));
    }

    /** Lets go of everything; nothing more is said to it. */
    void end() {
        over = true;
        List<Resource> all = new ArrayList<>(objects.values());
        objects.clear();
        all.forEach(Resource::gone);
        descriptors.forEach(this::drop);
        descriptors.clear();
    }
}
