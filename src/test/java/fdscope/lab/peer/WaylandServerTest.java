package fdscope.lab.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.wayland.Argument;
import fdscope.lab.wayland.Message;
import fdscope.lab.wayland.Picture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server and clients in one process, over a real socket. */
@Timeout(60)
class WaylandServerTest {
    private static final int O_CLOEXEC = 02000000;

    @TempDir
    Path folder;

    private final AtomicBoolean stop = new AtomicBoolean();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<Picture> pictures = new LinkedBlockingQueue<>();
    private Syscalls calls;
    private WaylandServer server;
    private Thread thread;

    @BeforeEach
    void serve() throws Exception {
        calls = NativeDoor.open();
        WaylandListener listener = new WaylandListener() {
            @Override
            public void message(int client, boolean request, Message message, List<Lead> descriptors) {
                assertThat(descriptors).hasSameSizeAs(message.descriptors());
            }

            @Override
            public void picture(int client, int surface, boolean window, Picture picture) {
                pictures.add(picture);
            }

            @Override
            public void gone(int client, String why) {
                ends.add(client + " " + why);
            }
        };
        server = WaylandServer.open(calls, Optional.of(folder.resolve("s")), Optional.empty(), listener);
        thread = new Thread(() -> {
            try {
                server.serve(stop::get);
            } catch (PeerFault e) {
                ends.add("the server failed: " + e.getMessage());
            }
        });
        thread.start();
    }

    @AfterEach
    void end() throws Exception {
        stop.set(true);
        thread.join();
        server.close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aPoolThatIsCutOffCostsItsClientTheConnectionAndNobodyElse() throws Exception {
        try (WaylandClient client = connect();
                WaylandClient other = connect();
                Fd file = calls.memfd_create(Bytes.utf8("pool"), 1)) {
            calls.ftruncate(file, 4096);
            int shm = client.bind("wl_shm", 1);
            int pool =
                    client.make(shm, "create_pool", "wl_shm_pool", client.passed(calls.dup(file)), Argument.of(4096));
            int buffer = client.make(
                    pool,
                    "create_buffer",
                    "wl_buffer",
                    Argument.of(0),
                    Argument.of(32),
                    Argument.of(32),
                    Argument.of(128),
                    Argument.unsigned(1));
            int surface = client.make(client.bind("wl_compositor", 1), "create_surface", "wl_surface");
            client.send(surface, "attach", client.reference(buffer), Argument.of(0), Argument.of(0));
            client.send(surface, "commit");
            assertThat(pictures.poll(30, TimeUnit.SECONDS).pixels()).isEqualTo(Collections.nCopies(1024, 0));
            calls.ftruncate(file, 0);
            client.send(surface, "attach", client.reference(buffer), Argument.of(0), Argument.of(0));
            client.send(surface, "commit");
            assertThat(ends.poll(30, TimeUnit.SECONDS)).isEqualTo("1 error accessing SHM buffer");
            other.roundTrip(event -> false);
        }
    }

    @Test
    void manyDescriptorsAreRefusedAndNoneOfThemIsKept() throws Exception {
        List<Fd> pipe = calls.pipe(Optional.of(O_CLOEXEC));
        try (Fd reader = pipe.get(0);
                WaylandClient other = connect()) {
            try (Connection flood = new Connection(calls, socket());
                    Fd writer = pipe.get(1)) {
                try {
                    for (int i = 0; i < 3; i++) {
                        flood.send(Bytes.utf8("xx"), Collections.nCopies(100, writer), 1000);
                    }
                } catch (ErrnoException cutOff) {
                    // The first was enough, and the server was faster than the second.
                    assertThat(cutOff.errno()).isEqualTo(Errno.EPIPE);
                }
                assertThat(ends.poll(30, TimeUnit.SECONDS))
                        .isEqualTo("2 more than 28 descriptors that no request has asked for");
            }
            // Nobody has the writing end any more.
            assertThat(calls.read(reader, 1)).isEqualTo(Bytes.EMPTY);
            other.roundTrip(event -> false);
        }
    }

    @Test
    void theSeventeenthClientIsToldThatThereIsNoRoom() throws Exception {
        List<WaylandClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                clients.add(connect());
            }
            try (Connection late = new Connection(calls, socket())) {
                assertThat(late.awaits(30_000)).isTrue();
                assertThat(late.receive(4096).orElseThrow().data().text()).contains("at most 16 clients");
            }
            assertThat(ends.poll(30, TimeUnit.SECONDS)).isEqualTo("17 at most 16 clients");
        } finally {
            clients.forEach(WaylandClient::close);
        }
    }

    @Test
    void aFileOfSomebodyIsNotRemovedForASocket() throws Exception {
        Path mine = Files.writeString(folder.resolve("mine"), "text");
        assertThatThrownBy(() -> open(mine))
                .isInstanceOf(PeerFault.class)
                .hasMessageStartingWith("nobody can connect to " + mine + ": bind(" + mine + "): EADDRINUSE");
        assertThat(mine).hasContent("text");
        Files.delete(mine);
        // Nor is anything else left: the end of the test looks.
    }

    @Test
    void aSocketWhereSomebodyListensIsNotRemovedThoughItHasNoLock() throws Exception {
        Path theirs = folder.resolve("theirs");
        Bytes name = new UnixAddress.Pathname(Bytes.utf8(theirs.toString())).sockaddr();
        try (Fd listener = calls.socket(UnixAddress.AF_UNIX, 1 | O_CLOEXEC, 0)) {
            calls.bind(listener, name);
            calls.listen(listener, 1);
            assertThatThrownBy(() -> open(theirs)).isInstanceOf(PeerFault.class).hasMessageContaining("EADDRINUSE");
            assertThat(theirs).exists();
        }
        // Now nobody listens there.
        open(theirs).close();
    }

    private WaylandServer open(Path path) throws PeerFault {
        return WaylandServer.open(calls, Optional.of(path), Optional.empty(), (client, request, message, leads) -> {});
    }

    private WaylandClient connect() throws PeerFault {
        return WaylandClient.connect(calls, server.path(), (client, request, message, leads) -> {}, () -> false);
    }

    private Fd socket() throws ErrnoException {
        Fd socket = calls.socket(UnixAddress.AF_UNIX, 1 | O_CLOEXEC, 0);
        calls.connect(socket, new UnixAddress.Pathname(Bytes.utf8(server.path().toString())).sockaddr());
        return socket;
    }
}
