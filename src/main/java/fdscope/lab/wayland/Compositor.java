package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A small compositor without a screen: takes what clients send, gives what is to be done. It speaks wl_compositor, wl_shm,
 * wl_seat (without pointer and keyboard), wl_output, the clipboard (wl_data_device_manager and
 * zwlr_data_control_manager_v1) and xdg_wm_base. Errors are those of libwayland and wlroots, whose words they begin with;
 * only pools that are longer than their file are refused here and not there.
 *
 * <p>Every descriptor that it is given is dropped once, at the latest when its client is gone. Whatever a client sends,
 * what is kept for it is limited; the rest ends its connection with an error. Confined to one thread.
 */
public final class Compositor {
    /** How often {@link #refresh} should be called while it {@link #isAwaited}. */
    public static final int FRAMES_A_SECOND = 5;

    /** As many as libwayland sends at once. */
    private static final int MOST_WAITING = 28;

    private static final int LONGEST_ERROR = 1024;

    private final Map<Integer, ClientState> clients = new TreeMap<>();
    private final List<Resource> frames = new ArrayList<>();
    private final Globals globals;
    private List<Effect> effects = new ArrayList<>();
    private int serial;

    /** @param memory where the pixels are */
    public Compositor(PoolMemory memory) {
        this.globals = new Globals(memory, frames, () -> ++serial);
    }

    /**
     * Somebody connected.
     *
     * @param client a number that no client has; the caller's choice
     */
    public void connected(int client) {
        ClientState state = new ClientState(client, effect -> effects.add(effect));
        state.addOwn(new DisplayResources.Display(state, globals, () -> ++serial));
        clients.put(client, state);
    }

    /**
     * Something came, in whatever pieces.
     *
     * @param descriptors that came with it, under names that never came before; from now on the compositor says when they
     *     are to be closed
     */
    public List<Effect> received(int client, Bytes data, List<Descriptor> descriptors) {
        ClientState state = clients.get(client);
        if (state == null) {
            descriptors.forEach(descriptor -> effects.add(new Effect.Drop(descriptor)));
            return taken();
        }
        state.descriptors().addAll(descriptors);
        try {
            read(state, data);
            if (state.descriptors().size() > MOST_WAITING) {
                throw ProtocolError.ofDisplay(
                        ProtocolError.IMPLEMENTATION,
                        "more than " + MOST_WAITING + " descriptors that no request has asked for");
            }
        } catch (ProtocolError e) {
            fail(state, e);
        }
        for (ClientState other : List.copyOf(clients.values())) {
            other.fault().ifPresent(fault -> fail(other, fault));
        }
        return taken();
    }

    /** Ends a connection for a reason that the door has, with wl_display's error {@code implementation}. */
    public List<Effect> refused(int client, String why) {
        ClientState state = clients.get(client);
        if (state != null) {
            fail(state, ProtocolError.ofDisplay(ProtocolError.IMPLEMENTATION, why));
        }
        return taken();
    }

    /** Its connection has ended. */
    public List<Effect> gone(int client, String why) {
        ClientState state = clients.get(client);
        if (state != null) {
            end(state, why);
        }
        return taken();
    }

    /** Whether somebody waits for the next frame. */
    public boolean isAwaited() {
        return !frames.isEmpty();
    }

    /**
     * A frame is over: clients that asked to be told may draw the next.
     *
     * @param milliseconds of any clock
     */
    public List<Effect> refresh(int milliseconds) {
        List<Resource> asked = List.copyOf(frames);
        frames.clear();
        for (Resource callback : asked) {
            callback.say("done", Argument.unsigned(milliseconds));
            callback.client().remove(callback);
        }
        return taken();
    }

    private void read(ClientState state, Bytes data) throws ProtocolError {
        try {
            state.reader().add(data);
            for (Optional<WireReader.Frame> frame = state.reader().next();
                    frame.isPresent();
                    frame = state.reader().next()) {
                request(state, frame.get());
            }
        } catch (WireFault e) {
            throw ProtocolError.ofDisplay(ProtocolError.INVALID_METHOD, e.getMessage());
        }
    }

    private void request(ClientState state, WireReader.Frame frame) throws ProtocolError {
        Resource object = state.object(frame.object());
        if (object == null) {
            throw ProtocolError.ofDisplay(
                    ProtocolError.INVALID_OBJECT, "invalid object " + Integer.toUnsignedString(frame.object()));
        }
        List<MessageType> requests = object.type().requests();
        if (frame.opcode() >= requests.size()) {
            throw ProtocolError.ofDisplay(
                    ProtocolError.INVALID_METHOD, "invalid method " + frame.opcode() + ", object " + object);
        }
        MessageType type = requests.get(frame.opcode());
        if (type.since() > object.version()) {
            throw ProtocolError.ofDisplay(
                    ProtocolError.INVALID_METHOD,
                    "invalid method " + frame.opcode() + " (since " + object.version() + " < " + type.since()
                            + "), object " + object);
        }
        Message message = decoded(state, frame, object, type);
        effects.add(new Effect.Heard(state.number(), message));
        object.request(message);
        if (type.destructor()) {
            state.remove(object);
        }
    }

    private static Message decoded(ClientState state, WireReader.Frame frame, Resource object, MessageType type)
            throws ProtocolError {
        // Those of a message that turns out to be none stay with the client, and go when it goes.
        Deque<Descriptor> rest = new ArrayDeque<>(state.descriptors());
        try {
            List<Argument> arguments = WireCodec.decode(frame.body(), type, id -> nameOf(state.object(id)), rest);
            for (Argument argument : arguments) {
                if (argument instanceof Argument.NewId made && !state.isFree(made.id())) {
                    throw new WireFault(
                            "new id " + Integer.toUnsignedString(made.id()) + " is in use or skips numbers");
                }
            }
            while (state.descriptors().size() > rest.size()) {
                state.descriptors().remove();
            }
            return new Message(object.type().name(), object.id(), type.name(), arguments);
        } catch (WireFault e) {
            throw ProtocolError.ofDisplay(
                    ProtocolError.INVALID_METHOD,
                    "invalid arguments for " + object + "." + type.name() + ": " + e.getMessage());
        }
    }

    private static String nameOf(Resource object) {
        return object == null ? null : object.type().name();
    }

    private void fail(ClientState state, ProtocolError error) {
        // What the client sent may stand in it, and a message has room for so much.
        String why = Bytes.utf8(error.getMessage()).length() > LONGEST_ERROR
                ? error.getMessage().substring(0, LONGEST_ERROR / 4)
                : error.getMessage();
        Resource display = state.object(DisplayResources.DISPLAY);
        Resource culprit = state.object(error.object());
        display.say(
                "error",
                (culprit == null ? display : culprit).reference(),
                Argument.unsigned(error.code()),
                Argument.of(why));
        end(state, why);
    }

    private void end(ClientState state, String why) {
        clients.remove(state.number());
        frames.removeIf(frame -> frame.client() == state);
        state.end();
        effects.add(new Effect.Close(state.number(), why));
    }

    private List<Effect> taken() {
        List<Effect> all = effects;
        effects = new ArrayList<>();
        return all;
    }
}
