package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import java.util.Optional;
import java.util.function.IntSupplier;

/** xdg_wm_base: what makes a window of a surface. The errors are those of xdg-shell.xml, in the words of wlroots. */
final class XdgResources {
    private static final int ROLE = 0;
    private static final int INVALID_SURFACE_STATE = 4;
    private static final int NOT_CONSTRUCTED = 1;
    private static final int ALREADY_CONSTRUCTED = 2;
    private static final int UNCONFIGURED_BUFFER = 3;

    private XdgResources() {}

    static final class WmBase extends Resource {
        private final IntSupplier serials;

        WmBase(ClientState client, Argument.NewId made, IntSupplier serials) {
            super(client, made.interfaceName(), made.version(), made.id());
            this.serials = serials;
        }

        @Override
        void request(Message message) throws ProtocolError {
            switch (message.name()) {
                case "get_xdg_surface" -> window(message);
                case "create_positioner" -> client().add(new SurfaceResources.Inert(this, message.newId(0)));
                default -> {
                    // destroy; pong, though nobody was pinged
                }
            }
        }

        private void window(Message message) throws ProtocolError {
            SurfaceResources.Surface surface = client().object(message.reference(1), SurfaceResources.Surface.class);
            if (surface.role().isPresent()) {
                throw error(ROLE, surface + " has a role already");
            }
            if (surface.shows()) {
                throw error(UNCONFIGURED_BUFFER, "xdg_surface must not have a buffer at creation");
            }
            XdgSurface made = new XdgSurface(this, message.newId(0), surface);
            client().add(made);
            surface.become(Optional.of(made));
        }
    }

    private static final class XdgSurface extends Resource implements SurfaceResources.Role {
        private final WmBase base;
        private final SurfaceResources.Surface surface;
        /** The window or the popup; null before one is made. */
        private Resource role;

        private boolean configured;
        private boolean acknowledged;
        private int serial;

        XdgSurface(WmBase base, Argument.NewId made, SurfaceResources.Surface surface) {
            super(base, made);
            this.base = base;
            this.surface = surface;
        }

        @Override
        void request(Message message) throws ProtocolError {
            switch (message.name()) {
                case "get_toplevel", "get_popup" -> {
                    if (role != null) {
                        throw error(ALREADY_CONSTRUCTED, "xdg-surface has already been constructed");
                    }
                    role = new SurfaceResources.Inert(this, message.newId(0));
                    client().add(role);
                }
                case "ack_configure" -> {
                    if (!configured || message.integer(0) != serial) {
                        throw new ProtocolError(
                                base.id(),
                                INVALID_SURFACE_STATE,
                                "wrong configure serial: " + Integer.toUnsignedString(message.integer(0)));
                    }
                    acknowledged = true;
                }
                default -> {
                    // destroy; a window's geometry is of no interest: there is no other window beside it
                }
            }
        }

        @Override
        public void commit(boolean buffer) throws ProtocolError {
            if (role == null) {
                throw error(NOT_CONSTRUCTED, "xdg_surface must have a role");
            }
            if (buffer && !acknowledged) {
                throw error(UNCONFIGURED_BUFFER, "xdg_surface has never been configured");
            }
            if (!configured) {
                configure();
            }
        }

        /** The client chooses its size; a popup is dismissed at once, for there is no pointer that could use it. */
        private void configure() {
            configured = true;
            serial = base.serials.getAsInt();
            if (role.type().name().equals("xdg_toplevel")) {
                role.say("configure", Argument.of(0), Argument.of(0), new Argument.Array(Bytes.EMPTY));
                say("configure", Argument.unsigned(serial));
            } else {
                role.say("configure", Argument.of(0), Argument.of(0), Argument.of(1), Argument.of(1));
                say("configure", Argument.unsigned(serial));
                role.say("popup_done");
            }
        }

        @Override
        void gone() {
            surface.become(Optional.empty());
        }
    }
}
