package fdscope.lab.wayland;

import java.util.List;
import java.util.function.IntSupplier;

/** What the compositor can do, and the objects through which it does it. The number of a global is its place, from 1. */
final class Globals {
    private static final List<String> NAMES = List.of(
            "wl_shm",
            "wl_compositor",
            "wl_seat",
            "wl_output",
            "wl_data_device_manager",
            "xdg_wm_base",
            "zwlr_data_control_manager_v1");

    private final PoolMemory memory;
    private final List<Resource> frames;
    private final IntSupplier serials;
    private final Selection clipboard = new Selection("selection");
    private final Selection primary = new Selection("primary_selection");

    Globals(PoolMemory memory, List<Resource> frames, IntSupplier serials) {
        this.memory = memory;
        this.frames = frames;
        this.serials = serials;
    }

    void tell(Resource registry) {
        for (int i = 0; i < NAMES.size(); i++) {
            Interface type = Protocol.of(NAMES.get(i));
            registry.say(
                    "global", Argument.unsigned(i + 1), Argument.of(type.name()), Argument.unsigned(type.version()));
        }
    }

    /** @throws ProtocolError in the words of libwayland's registry_bind (wayland-server.c) */
    void bind(Resource registry, int number, Argument.NewId wanted) throws ProtocolError {
        if (number < 1 || number > NAMES.size()) {
            throw refused(
                    registry,
                    "invalid global " + wanted.interfaceName() + " (" + Integer.toUnsignedString(number) + ")");
        }
        Interface type = Protocol.of(NAMES.get(number - 1));
        if (!type.name().equals(wanted.interfaceName())) {
            throw refused(
                    registry,
                    "invalid interface for global " + number + ": have " + wanted.interfaceName() + ", wanted "
                            + type.name());
        }
        if (wanted.version() < 1 || wanted.version() > type.version()) {
            String versions = wanted.version() == 0
                    ? "0 is not a valid version"
                    : "have " + type.version() + ", wanted " + Integer.toUnsignedString(wanted.version());
            throw refused(registry, "invalid version for global " + type.name() + " (" + number + "): " + versions);
        }
        make(registry.client(), wanted);
    }

    private static ProtocolError refused(Resource registry, String why) {
        return registry.error(ProtocolError.INVALID_OBJECT, why);
    }

    private void make(ClientState client, Argument.NewId wanted) throws ProtocolError {
        switch (wanted.interfaceName()) {
            case "wl_shm" -> {
                ShmResources.Shm shm = new ShmResources.Shm(client, wanted, memory);
                client.add(shm);
                shm.formats();
            }
            case "wl_seat" -> {
                DisplayResources.Seat seat = new DisplayResources.Seat(client, wanted);
                client.add(seat);
                seat.tellOfItself();
            }
            case "wl_output" -> {
                DisplayResources.Output output = new DisplayResources.Output(client, wanted);
                client.add(output);
                output.tellOfItself();
            }
            case "wl_compositor" -> client.add(new SurfaceResources.CompositorGlobal(client, wanted, frames));
            case "xdg_wm_base" -> client.add(new XdgResources.WmBase(client, wanted, serials));
            default -> client.add(new ClipboardResources.Clipboards(client, wanted, clipboard, primary));
        }
    }
}
