package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.lab.wayland.Argument;
import fdscope.lab.wayland.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Shows one picture: a pool in a memfd, a buffer, a surface; as a window where the compositor has windows. */
public final class WaylandWindow {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;
    private static final int LARGEST = 4096;
    private static final int BYTES_PER_PIXEL = 4;
    private static final int XRGB8888 = 1;
    private static final int MFD_CLOEXEC_ALLOW_SEALING = 3;
    private static final int F_ADD_SEALS = 1033;
    private static final int F_SEAL_SHRINK = 2;
    private static final int TURN_MILLISECONDS = 200;

    private final WaylandClient client;
    private int width = WIDTH;
    private int height = HEIGHT;
    private int windows;
    private int role;
    private int window;
    private boolean closed;

    public WaylandWindow(WaylandClient client) {
        this.client = client;
    }

    /**
     * What was shown.
     *
     * @param window it is one; else a surface without a role, of which a real compositor shows nothing
     */
    public record Shown(int width, int height, boolean window) {
        /** Of the pool. */
        public int size() {
            return width * height * BYTES_PER_PIXEL;
        }
    }

    /** Until the compositor says that the next frame may be drawn. */
    public Shown show() throws PeerFault {
        int shm = client.bind("wl_shm", 1);
        int surface = client.make(client.bind("wl_compositor", 1), "create_surface", "wl_surface");
        boolean hasRole = client.global("xdg_wm_base").isPresent();
        if (hasRole) {
            becomeWindow(surface);
        }
        Shown shown = new Shown(width, height, hasRole);
        int pool =
                client.make(shm, "create_pool", "wl_shm_pool", client.passed(pool(shown)), Argument.of(shown.size()));
        int buffer = client.make(
                pool,
                "create_buffer",
                "wl_buffer",
                Argument.of(0),
                Argument.of(width),
                Argument.of(height),
                Argument.of(width * BYTES_PER_PIXEL),
                Argument.unsigned(XRGB8888));
        client.send(surface, "attach", client.reference(buffer), Argument.of(0), Argument.of(0));
        client.send(surface, "damage", Argument.of(0), Argument.of(0), Argument.of(width), Argument.of(height));
        int frame = client.make(surface, "frame", "wl_callback");
        client.send(surface, "commit");
        client.await(event -> isAnswered(event, frame));
        return shown;
    }

    private boolean isAnswered(Message event, int frame) {
        return event.object() == frame && event.name().equals("done");
    }

    /** The compositor says how large it would like it to be; 0 leaves that to us. */
    private void becomeWindow(int surface) throws PeerFault {
        windows = client.bind("xdg_wm_base", 1);
        role = client.make(windows, "get_xdg_surface", "xdg_surface", client.reference(surface));
        window = client.make(role, "get_toplevel", "xdg_toplevel");
        client.send(window, "set_title", Argument.of("fdscope"));
        client.send(window, "set_app_id", Argument.of("fdscope"));
        client.send(surface, "commit");
        Message configured = client.await(event -> {
            if (event.object() == window && event.name().equals("configure")) {
                width = size(event.arguments().get(0), WIDTH);
                height = size(event.arguments().get(1), HEIGHT);
            }
            return event.object() == role;
        });
        client.send(role, "ack_configure", configured.arguments().get(0));
    }

    private static int size(Argument wanted, int usual) {
        int size = ((Argument.Int) wanted).value();
        return size <= 0 ? usual : Math.min(size, LARGEST);
    }

    /** A memfd that nobody can cut off any more: the compositor may map it without fear. */
    private Fd pool(Shown shown) throws PeerFault {
        try {
            Fd fd = client.calls().memfd_create(Bytes.utf8("fdscope-pool"), MFD_CLOEXEC_ALLOW_SEALING);
            for (Bytes rest = pixels(shown); !rest.isEmpty(); ) {
                rest = rest.slice((int) client.calls().write(fd, rest), rest.length());
            }
            client.calls().fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK);
            return fd;
        } catch (ErrnoException e) {
            throw new PeerFault("there is no memory for the picture: " + e.getMessage());
        }
    }

    /** Red grows to the right, green downwards, blue goes the other way. */
    private static Bytes pixels(Shown shown) {
        ByteBuffer pixels = ByteBuffer.allocate(shown.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < shown.height(); y++) {
            for (int x = 0; x < shown.width(); x++) {
                int red = 255 * x / shown.width();
                int green = 255 * y / shown.height();
                pixels.putInt(red << 16 | green << 8 | 255 - red);
            }
        }
        return Bytes.of(pixels.flip());
    }

    /**
     * Stays until the compositor closes the window, or until it is stopped.
     *
     * @param milliseconds at most; -1 for ever
     */
    public void stay(long milliseconds) throws PeerFault {
        long begun = System.nanoTime();
        while (!closed
                && !client.isStopped()
                && (milliseconds < 0 || System.nanoTime() - begun < milliseconds * 1_000_000L)) {
            Optional<Message> event = client.next(TURN_MILLISECONDS);
            if (event.isPresent()) {
                answer(event.get());
            }
        }
    }

    /** A client that does not answer a ping is taken for dead. */
    private void answer(Message event) throws PeerFault {
        if (event.object() == windows && event.name().equals("ping")) {
            client.send(windows, "pong", event.arguments().get(0));
        } else if (event.object() == role) {
            client.send(role, "ack_configure", event.arguments().get(0));
        } else if (event.object() == window && event.name().equals("close")) {
            closed = true;
        }
    }
}
