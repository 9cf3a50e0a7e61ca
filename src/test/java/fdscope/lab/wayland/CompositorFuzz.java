package fdscope.lab.wayland;

import static fdscope.FuzzRuns.must;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class CompositorFuzz {
    private static final int CLIENTS = 3;
    private static final int MOST_EFFECTS = 200_000;

    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    /** Whole sessions: a picture in a window, and copy and paste; each piece is client, descriptors, length, bytes. */
    static Stream<byte[]> seeds() {
        Recorder window = new Recorder();
        int shm = window.bind(1, "wl_shm");
        int pool =
                window.make(shm, "create_pool", "wl_shm_pool", new Argument.Passed(new Descriptor(0)), Argument.of(64));
        int buffer = window.make(
                pool,
                "create_buffer",
                "wl_buffer",
                Argument.of(0),
                Argument.of(4),
                Argument.of(4),
                Argument.of(16),
                Argument.unsigned(1));
        int surface = window.make(window.bind(2, "wl_compositor"), "create_surface", "wl_surface");
        int role =
                window.make(window.bind(6, "xdg_wm_base"), "get_xdg_surface", "xdg_surface", window.reference(surface));
        window.make(role, "get_toplevel", "xdg_toplevel");
        window.say(surface, "commit");
        window.say(role, "ack_configure", Argument.unsigned(1));
        window.say(surface, "attach", window.reference(buffer), Argument.of(0), Argument.of(0));
        window.make(surface, "frame", "wl_callback");
        window.say(surface, "commit");
        window.say(pool, "destroy");

        Recorder clipboard = new Recorder();
        Argument.Reference seat = clipboard.reference(clipboard.bind(3, "wl_seat"));
        int manager = clipboard.bind(7, "zwlr_data_control_manager_v1");
        int device = clipboard.make(manager, "get_data_device", "zwlr_data_control_device_v1", seat);
        int source = clipboard.make(manager, "create_data_source", "zwlr_data_control_source_v1");
        clipboard.say(source, "offer", Argument.of("text/plain"));
        clipboard.say(device, "set_selection", clipboard.reference(source));
        clipboard.raw(Bytes.ofHex("000000ff" + "0000" + "1800" + "0b000000" + "746578742f706c61696e0000"), 1);
        clipboard.say(source, "destroy");
        return Stream.of(window, clipboard).map(recorder -> recorder.session.toArray());
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void whateverComesIsAnsweredAndNothingIsKept(byte[] input) {
        RUNS.count();
        Watch watch = new Watch();
        Compositor compositor = new Compositor(watch);
        for (int client = 0; client < CLIENTS; client++) {
            compositor.connected(client);
        }
        Bytes rest = Bytes.of(input);
        while (rest.length() >= 2) {
            int client = (rest.at(0) & 3) % CLIENTS;
            int length = Math.min(rest.length() - 2, rest.at(1) & 0xff);
            List<Descriptor> descriptors = watch.make(rest.at(0) >> 2 & 3);
            watch.look(compositor.received(client, rest.slice(2, 2 + length), descriptors));
            if ((rest.at(0) & 16) != 0) {
                watch.look(compositor.refresh(1));
            }
            rest = rest.slice(2 + length, rest.length());
        }
        for (int client = 0; client < CLIENTS; client++) {
            watch.look(compositor.gone(client, "over"));
        }
        must(watch.open.isEmpty(), "descriptors are left", watch.open);
        must(watch.closed.size() == CLIENTS, "not everybody was let go", watch.closed);
        must(!compositor.isAwaited(), "somebody who is gone waits for a frame");
    }

    /** Files of 64 bytes; keeps an account of what the compositor does. */
    private static final class Watch implements PoolMemory {
        private final Set<Descriptor> open = new HashSet<>();
        private final Set<Integer> closed = new HashSet<>();
        private long last;
        private int effects;

        private List<Descriptor> make(int count) {
            List<Descriptor> made = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                made.add(new Descriptor(++last));
            }
            open.addAll(made);
            return made;
        }

        private void look(List<Effect> all) {
            effects += all.size();
            must(effects < MOST_EFFECTS, "too much follows", effects);
            for (Effect effect : all) {
                if (effect instanceof Effect.Drop drop) {
                    must(open.remove(drop.descriptor()), "dropped twice", drop);
                } else if (effect instanceof Effect.Close close) {
                    must(closed.add(close.client()), "closed twice", close);
                } else if (effect instanceof Effect.Send send) {
                    must(!closed.contains(send.client()), "nobody hears it", send);
                    must(open.containsAll(send.message().descriptors()), "closed before it is sent", send);
                    must(isOneMessage(send.data()), "no message", send);
                }
            }
        }

        private static boolean isOneMessage(Bytes data) {
            WireReader reader = new WireReader();
            reader.add(data);
            try {
                return reader.next().isPresent() && reader.next().isEmpty();
            } catch (WireFault e) {
                return false;
            }
        }

        @Override
        public Optional<String> refusal(Descriptor descriptor, int size) {
            must(open.contains(descriptor), "asked about a closed one", descriptor);
            return Optional.of("file is only 64 B.").filter(why -> size > 64);
        }

        @Override
        public Bytes read(Descriptor descriptor, long offset, int length) {
            must(open.contains(descriptor), "read from a closed one", descriptor);
            must(offset >= 0 && length >= 0, "read from nowhere", offset, length);
            return Bytes.EMPTY.resized((int) Math.max(0, Math.min(length, 64 - offset)));
        }
    }

    /** What a client would send, as input for the target. */
    private static final class Recorder {
        private final ClientSide side = new ClientSide();
        private Bytes session = Bytes.EMPTY;

        private Recorder() {
            make(ClientSide.DISPLAY, "get_registry", "wl_registry");
        }

        private int bind(int number, String interfaceName) {
            Argument.NewId made = side.create(interfaceName, 1);
            say(2, "bind", Argument.unsigned(number), made);
            return made.id();
        }

        private int make(int object, String request, String interfaceName, Argument... more) {
            Argument.NewId made = side.create(interfaceName, 0);
            List<Argument> all = new ArrayList<>(List.of(more));
            all.add(0, made);
            say(object, request, all.toArray(Argument[]::new));
            return made.id();
        }

        private Argument.Reference reference(int object) {
            return side.reference(object);
        }

        private void say(int object, String name, Argument... arguments) {
            ClientSide.Request request = side.request(object, name, arguments);
            raw(request.data(), request.message().descriptors().size());
        }

        private void raw(Bytes data, int descriptors) {
            session = session.plus(Bytes.of((byte) (descriptors << 2), (byte) data.length()))
                    .plus(data);
        }
    }
}
