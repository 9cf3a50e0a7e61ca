package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The clipboard, by wl_data_device and by zwlr_data_control_device_v1, which differ in names alone. No text goes through
 * the compositor: whoever wants one sends a descriptor, and that goes to whoever has it.
 */
final class ClipboardResources {
    private static final int USED_SOURCE = 1;
    private static final int MOST_DEVICES = 8;
    private static final int MOST_KINDS = 64;
    private static final int LONGEST_KIND = 256;

    private ClipboardResources() {}

    static final class Clipboards extends Resource {
        private final Selection clipboard;
        private final Selection primary;

        Clipboards(ClientState client, Argument.NewId made, Selection clipboard, Selection primary) {
            super(client, made.interfaceName(), made.version(), made.id());
            this.clipboard = clipboard;
            this.primary = primary;
        }

        @Override
        void request(Message message) throws ProtocolError {
            switch (message.name()) {
                case "create_data_source" -> client().add(new Source(this, message.newId(0)));
                case "get_data_device" -> {
                    if (client().count(Device.class) >= MOST_DEVICES) {
                        throw ProtocolError.tooMany(MOST_DEVICES, "data devices");
                    }
                    Device device = new Device(this, message.newId(0));
                    client().add(device);
                    clipboard.join(device);
                    if (device.hasPrimary()) {
                        primary.join(device);
                    }
                }
                default -> {
                    // destroy
                }
            }
        }
    }

    /** Somebody's promise to write. */
    static final class Source extends Resource {
        private final Clipboards manager;
        private final List<Bytes> kinds = new ArrayList<>();
        private boolean used;
        private boolean gone;

        Source(Clipboards manager, Argument.NewId made) {
            super(manager, made);
            this.manager = manager;
        }

        @Override
        void request(Message message) throws ProtocolError {
            if (!message.name().equals("offer")) {
                return; // destroy; what may be dragged where: nothing can be dragged here
            }
            Bytes kind = message.bytes(0);
            if (kinds.size() >= MOST_KINDS || kind.length() > LONGEST_KIND) {
                throw ProtocolError.tooMany(MOST_KINDS, "kinds of content, of at most " + LONGEST_KIND + " bytes");
            }
            kinds.add(kind);
        }

        @Override
        void gone() {
            gone = true;
            manager.clipboard.lost(this);
            manager.primary.lost(this);
        }
    }

    /** Through it a client hears of the selection and changes it. */
    static final class Device extends Resource {
        private final Clipboards manager;

        Device(Clipboards manager, Argument.NewId made) {
            super(manager, made);
            this.manager = manager;
        }

        private boolean isControl() {
            return type().name().startsWith("zwlr_");
        }

        boolean hasPrimary() {
            return isControl() && version() >= 2;
        }

        @Override
        void request(Message message) throws ProtocolError {
            switch (message.name()) {
                case "set_selection" -> select(manager.clipboard, message.reference(0));
                case "set_primary_selection" -> select(manager.primary, message.reference(0));
                default -> {
                    // destroy, release; start_drag without a button pressed begins nothing
                }
            }
        }

        private void select(Selection selection, int id) throws ProtocolError {
            Optional<Source> source = Optional.ofNullable(client().object(id, Source.class));
            if (source.isPresent()) {
                if (source.get().used && isControl()) {
                    throw error(
                            USED_SOURCE,
                            "cannot use a data source in set_selection or set_primary_selection more" + " than once");
                }
                source.get().used = true;
            }
            selection.set(source);
        }

        /** A new offer with its kinds, and that this is the selection now; or that there is none. */
        void told(String event, Optional<Source> source) {
            Argument.Reference now = Argument.Reference.NIL;
            if (source.isPresent()) {
                String offers = type().name().replace("_device", "_offer");
                Argument.NewId made = new Argument.NewId(offers, version(), client().nextOwn());
                Offer offer = new Offer(this, made, source.get());
                client().addOwn(offer);
                say("data_offer", made);
                source.get().kinds.forEach(kind -> offer.say("offer", new Argument.Text(Optional.of(kind))));
                now = offer.reference();
            }
            say(event, now);
        }

        @Override
        void gone() {
            manager.clipboard.leave(this);
            manager.primary.leave(this);
        }
    }

    /** A source, as another client sees it. */
    private static final class Offer extends Resource {
        private final Source source;

        Offer(Device device, Argument.NewId made, Source source) {
            super(device, made);
            this.source = source;
        }

        /** The descriptor goes on to the source's client; here it is closed then, or its pipe would never end. */
        @Override
        void request(Message message) {
            if (!message.name().equals("receive")) {
                return; // destroy; accept, finish and set_actions belong to dragging
            }
            Descriptor descriptor = message.descriptor(1);
            if (!source.gone) {
                source.say("send", message.arguments().get(0), new Argument.Passed(descriptor));
            }
            client().drop(descriptor);
        }
    }
}
