package fdscope.lab.wayland;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** wl_compositor and its surfaces. A surface shows its buffer when it is committed, and the buffer is free at once. */
final class SurfaceResources {
    private SurfaceResources() {}

    /** What a surface is for; asked at every commit. */
    interface Role {
        /** @param buffer whether one has been attached for this commit */
        void commit(boolean buffer) throws ProtocolError;
    }

    static final class CompositorGlobal extends Resource {
        private final List<Resource> frames;

        /** @param frames where callbacks wait for the next frame */
        CompositorGlobal(ClientState client, Argument.NewId made, List<Resource> frames) {
            super(client, made.interfaceName(), made.version(), made.id());
            this.frames = frames;
        }

        @Override
        void request(Message message) throws ProtocolError {
            Argument.NewId made = message.newId(0);
            client().add(
                            message.name().equals("create_surface")
                                    ? new Surface(this, made, frames)
                                    : new Inert(this, made));
        }
    }

    static final class Surface extends Resource {
        private final List<Resource> frames;
        private final List<Resource> asked = new ArrayList<>();
        private Optional<Role> role = Optional.empty();
        private boolean attached;
        private int next;
        private boolean shows;

        Surface(Resource parent, Argument.NewId made, List<Resource> frames) {
            super(parent, made);
            this.frames = frames;
        }

        @Override
        void request(Message message) throws ProtocolError {
            switch (message.name()) {
                case "attach" -> {
                    attached = true;
                    next = message.reference(0);
                }
                case "frame" -> {
                    Resource callback = new Inert(this, message.newId(0));
                    client().add(callback);
                    asked.add(callback);
                }
                case "commit" -> commit();
                default -> {
                    // Damage, regions, scale: all of a picture is drawn, as it is.
                }
            }
        }

        private void commit() throws ProtocolError {
            // A buffer that was destroyed meanwhile is none.
            ShmResources.Buffer buffer =
                    client().object(attached ? next : 0) instanceof ShmResources.Buffer found ? found : null;
            if (role.isPresent()) {
                role.get().commit(buffer != null);
            }
            if (attached) {
                shows = buffer != null;
            }
            if (buffer != null) {
                client().tell(new Effect.Show(client().number(), id(), role.isPresent(), buffer.picture()));
                buffer.say("release");
            }
            attached = false;
            next = 0;
            frames.addAll(asked);
            asked.clear();
        }

        boolean shows() {
            return shows || attached;
        }

        Optional<Role> role() {
            return role;
        }

        void become(Optional<Role> what) {
            role = what;
        }
    }

    /** An object whose requests change nothing that is shown here: a region, a positioner; or a callback, which has none. */
    static final class Inert extends Resource {
        Inert(Resource parent, Argument.NewId made) {
            super(parent, made);
        }

        @Override
        void request(Message message) {
            // nothing follows from it
        }
    }
}
