package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A compositor and its clients without sockets: what one says the other hears at once. Files are arrays. */
final class Room implements PoolMemory {
    final Compositor compositor = new Compositor(this);
    final Map<Integer, Guest> guests = new TreeMap<>();
    final Map<Descriptor, Bytes> files = new HashMap<>();
    final List<Descriptor> dropped = new ArrayList<>();
    final List<Effect.Show> shown = new ArrayList<>();
    final Map<Integer, String> closed = new TreeMap<>();
    private long lastDescriptor;

    Guest enter() {
        Guest guest = new Guest(guests.size() + 1);
        guests.put(guest.number, guest);
        compositor.connected(guest.number);
        return guest;
    }

    /** A descriptor of a file of so many bytes, all zero. */
    Descriptor file(int size) {
        return file(Bytes.EMPTY.resized(size));
    }

    Descriptor file(Bytes content) {
        Descriptor descriptor = new Descriptor(++lastDescriptor);
        files.put(descriptor, content);
        return descriptor;
    }

    /** No file: a pipe. */
    Descriptor pipe() {
        return new Descriptor(++lastDescriptor);
    }

    void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                guests.get(send.client()).hear(send);
            } else if (effect instanceof Effect.Drop drop) {
                dropped.add(drop.descriptor());
            } else if (effect instanceof Effect.Show show) {
                shown.add(show);
            } else if (effect instanceof Effect.Close close) {
                closed.put(close.client(), close.why());
            }
        }
    }

    @Override
    public Optional<String> refusal(Descriptor descriptor, int size) {
        Bytes file = files.get(descriptor);
        return file == null
                ? Optional.of("failed mmap fd 9: EACCES")
                : Optional.of("file is only " + file.length() + " B.").filter(why -> file.length() < size);
    }

    @Override
    public Bytes read(Descriptor descriptor, long offset, int length) {
        Bytes file = files.get(descriptor);
        int from = (int) Math.min(offset, file.length());
        return file.slice(from, Math.min(file.length(), from + length));
    }

    /** A client; it has the list of globals as object 2. */
    final class Guest {
        final int number;
        final ClientSide side = new ClientSide();
        /** Events since the last look, as text. */
        private final List<String> heard = new ArrayList<>();

        private final Map<String, Integer> names = new HashMap<>();
        private final List<Integer> offers = new ArrayList<>();

        private Guest(int number) {
            this.number = number;
        }

        Guest withList() {
            make(ClientSide.DISPLAY, "get_registry", "wl_registry");
            heard();
            return this;
        }

        int bind(String interfaceName) {
            Argument.NewId made =
                    side.create(interfaceName, Protocol.of(interfaceName).version());
            say(2, "bind", Argument.unsigned(names.get(interfaceName)), made);
            return made.id();
        }

        int make(int object, String request, String interfaceName, Argument... more) {
            Argument.NewId made = side.create(interfaceName, 0);
            List<Argument> all = new ArrayList<>(List.of(more));
            all.add(0, made);
            say(object, request, all.toArray(Argument[]::new));
            return made.id();
        }

        void say(int object, String name, Argument... arguments) {
            ClientSide.Request request = side.request(object, name, arguments);
            perform(compositor.received(
                    number, request.data(), request.message().descriptors()));
        }

        /** Bytes as they are. */
        void send(Bytes data, Descriptor... descriptors) {
            perform(compositor.received(number, data, List.of(descriptors)));
        }

        /** What it heard since the last time it was asked. */
        List<String> heard() {
            List<String> all = List.copyOf(heard);
            heard.clear();
            return all;
        }

        /** The offer that came last. */
        int offer() {
            return offers.get(offers.size() - 1);
        }

        private void hear(Effect.Send send) {
            side.received(send.data(), send.message().descriptors());
            Message event = side.next().orElseThrow();
            if (event.name().equals("global")) {
                names.put(event.bytes(1).text(), event.integer(0));
            }
            if (event.name().equals("data_offer")) {
                offers.add(event.newId(0).id());
            }
            heard.add(event.text(descriptor -> "fd " + descriptor.name()));
        }
    }
}
