package fdscope.lab.peer;

import fdscope.kernel.Syscalls;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Wayland displays on this machine: one of our own, or a connection to any. What a command may do with them. */
public final class Displays {
    private static final String FOLDER = "XDG_RUNTIME_DIR";
    private static final String NAME = "WAYLAND_DISPLAY";
    private static final String USUAL_NAME = "wayland-0";

    private final Syscalls calls;
    private final Map<String, String> environment;

    public Displays(Syscalls calls, Map<String, String> environment) {
        this.calls = calls;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs a compositor until it is asked to stop.
     *
     * @param where its socket; else a free name wayland-N in $XDG_RUNTIME_DIR, or in a folder of our own where there is no
     *     private one
     * @param ready is told the path of the socket, before anybody is served
     * @param stop asked about five times a second
     */
    public void serve(Optional<Path> where, Consumer<Path> ready, WaylandListener listener, BooleanSupplier stop)
            throws PeerFault {
        try (WaylandServer server =
                WaylandServer.open(calls, where, variable(FOLDER).map(Path::of), listener)) {
            ready.accept(server.path());
            server.serve(stop);
        }
    }

    /**
     * Connects to a compositor, ours or a real one, and asks what it can do.
     *
     * @param where its socket; else the one that the environment names, as libwayland finds it
     * @param stop asked while it waits
     */
    public WaylandClient connect(Optional<Path> where, WaylandListener listener, BooleanSupplier stop)
            throws PeerFault {
        return WaylandClient.connect(calls, where.isPresent() ? where.get() : display(), listener, stop);
    }

    private Path display() throws PeerFault {
        Path name = Path.of(variable(NAME).orElse(USUAL_NAME));
        if (name.isAbsolute()) {
            return name;
        }
        return Path.of(variable(FOLDER)
                        .orElseThrow(() -> new PeerFault("no display is named: neither --socket nor " + FOLDER
                                + " says where one is; fdscope wayland compositor runs one")))
                .resolve(name);
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
