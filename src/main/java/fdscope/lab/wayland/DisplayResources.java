package fdscope.lab.wayland;

import java.util.function.IntSupplier;

/** What every client has from the start, and the list of what there is. */
final class DisplayResources {
    /** The id of wl_display. */
    static final int DISPLAY = 1;

    private DisplayResources() {}

    static final class Display extends Resource {
        private final Globals globals;
        private final IntSupplier serials;

        Display(ClientState client, Globals globals, IntSupplier serials) {
            super(client, "wl_display", 1, DISPLAY);
            this.globals = globals;
            this.serials = serials;
        }

        @Override
        void request(Message message) throws ProtocolError {
            if (message.name().equals("sync")) {
                Resource callback = new SurfaceResources.Inert(this, message.newId(0));
                client().add(callback);
                callback.say("done", Argument.unsigned(serials.getAsInt()));
                client().remove(callback);
            } else {
                Registry registry = new Registry(this, message.newId(0), globals);
                client().add(registry);
                globals.tell(registry);
            }
        }
    }

    private static final class Registry extends Resource {
        private final Globals globals;

        Registry(Display display, Argument.NewId made, Globals globals) {
            super(display, made);
            this.globals = globals;
        }

        @Override
        void request(Message message) throws ProtocolError {
            globals.bind(this, message.integer(0), message.newId(1));
        }
    }

    /** Refuses what a real one without mouse and keyboard refuses. */
    static final class Seat extends Resource {
        private static final int MISSING_CAPABILITY = 0;

        Seat(ClientState client, Argument.NewId made) {
            super(client, made.interfaceName(), made.version(), made.id());
        }

        void tellOfItself() {
            say("name", Argument.of("seat0"));
            say("capabilities", Argument.unsigned(0));
        }

        @Override
        void request(Message message) throws ProtocolError {
            if (message.name().startsWith("get_")) {
                String device = message.name().substring("get_".length());
                throw error(
                        MISSING_CAPABILITY,
                        "wl_seat." + message.name() + " called when no " + device + " capability has existed");
            }
        }
    }

    static final class Output extends Resource {
        private static final int WIDTH = 640;
        private static final int HEIGHT = 480;
        private static final int CURRENT_AND_PREFERRED = 3;

        Output(ClientState client, Argument.NewId made) {
            super(client, made.interfaceName(), made.version(), made.id());
        }

        void tellOfItself() {
            Argument nothing = Argument.of(0);
            say(
                    "geometry",
                    nothing,
                    nothing,
                    nothing,
                    nothing,
                    nothing,
                    Argument.of("fdscope"),
                    Argument.of("terminal"),
                    nothing);
            say(
                    "mode",
                    Argument.unsigned(CURRENT_AND_PREFERRED),
                    Argument.of(WIDTH),
                    Argument.of(HEIGHT),
                    Argument.of(Compositor.FRAMES_A_SECOND * 1000));
            say("scale", Argument.of(1));
            say("name", Argument.of("TERM-1"));
            say("description", Argument.of("a terminal"));
            say("done");
        }

        @Override
        void request(Message message) {
            // release is its only one
        }
    }
}
