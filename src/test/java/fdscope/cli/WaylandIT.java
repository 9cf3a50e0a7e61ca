package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Our compositor and programs that were not written for it. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WaylandIT {
    private static final long SEED = 13;

    @TempDir
    private Path temp;

    private Path folder;
    private CompositorRun compositor;
    private WaylandSession session;

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectory(
                temp.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        compositor = new CompositorRun(folder);
        session = new WaylandSession(folder, compositor.display());
    }

    @AfterEach
    void close() {
        compositor.close();
    }

    @Test
    void whatWlCopyOffersWlPasteGetsThroughItsOwnPipe() throws IOException {
        Tools.require("wl-copy");
        session.wlCopy("dear paster");
        assertThat(session.run("wl-paste", "-n")).isEqualTo(new WaylandSession.Ended(0, "dear paster", ""));
        JsonNode receive = compositor.message("receive");
        JsonNode send = compositor.message("send");
        assertThat(receive.get("client").asInt()).isEqualTo(2);
        assertThat(send.get("client").asInt()).isEqualTo(1);
        assertThat(receive.get("descriptors").get(0).get("to").asString()).startsWith("pipe:[");
        assertThat(send.get("descriptors")).isEqualTo(receive.get("descriptors"));
        session.run("wl-copy", "--clear");
        assertThat(session.run("wl-paste").exitCode()).isEqualTo(1);
    }

    @Test
    void aMebibyteIsPastedWhole() throws IOException {
        Tools.require("wl-copy");
        String much = new Random(SEED)
                .ints(1 << 20, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        session.wlCopy(much);
        assertThat(session.run("wl-paste", "-n").out()).isEqualTo(much);
        assertThat(session.fdscope("wayland", "paste").out()).isEqualTo(much + "\n");
        session.run("wl-copy", "--clear");
    }

    @Test
    void ourClientsAndTheirsPasteFromEachOther() throws IOException {
        Tools.require("wl-copy");
        Process copier = session.fdscopeUntilItSays("Offered: 7 bytes", "wayland", "copy", "from us");
        try {
            assertThat(session.run("wl-paste", "-n").out()).isEqualTo("from us");
            session.wlCopy("from them");
            assertThat(Launched.Start.ended(copier)).isZero();
        } finally {
            WaylandSession.end(copier);
        }
        WaylandSession.Ended pasted = session.fdscope("wayland", "paste");
        assertThat(pasted.out()).isEqualTo("from them\n");
        assertThat(pasted.err()).startsWith("fdscope: 9 bytes of text/plain;charset=utf-8 came through a pipe;");
        session.run("wl-copy", "--clear");
        assertThat(session.fdscope("wayland", "paste"))
                .isEqualTo(new WaylandSession.Ended(1, "", "fdscope: nobody copied\n"));
    }

    @Test
    void aWindowIsDrawnFromTheMemoryOfItsClient() throws IOException {
        assertThat(session.fdscope("wayland", "draw", "--seconds", "0"))
                .isEqualTo(new WaylandSession.Ended(0, """
                        Shown: 64 × 32 pixels, 8192 bytes in a memfd.
                        Through the socket: 344 bytes and 1 descriptor.
                        """, ""));
        JsonNode pool = compositor.message("create_pool");
        assertThat(pool.get("text").asString()).isEqualTo("wl_shm@4.create_pool(new id wl_shm_pool@3, fd, 8192)");
        assertThat(pool.get("descriptors").get(0).get("to").asString()).isEqualTo("/memfd:fdscope-pool (deleted)");
        JsonNode picture =
                compositor.until(event -> event.get("event").asString().equals("picture"));
        assertThat(picture.get("window").asBoolean()).isTrue();
        assertThat(picture.get("rows").size()).isEqualTo(32);
        assertThat(picture.get("rows").get(0).size()).isEqualTo(64);
        assertThat(picture.get("rows").get(0).get(0).asString()).isEqualTo("#0000ff");
        assertThat(picture.get("rows").get(31).get(63).asString()).isEqualTo("#fbf704");
    }

    @Test
    void theClientOfTheLessonIsCompiledAndSeesTheList() throws IOException {
        Tools.require("gcc");
        String lesson = Files.readString(Path.of("lessons/13-wayland-wl-shm-and-the-clipboard/lesson.md"));
        String program =
                lesson.substring(lesson.indexOf("```c\n") + 5, lesson.indexOf("\n```", lesson.indexOf("```c\n")));
        Path source = Files.writeString(temp.resolve("globals.c"), program + "\n");
        Path globals = temp.resolve("globals");
        WaylandSession.Ended compiled =
                session.run("gcc", "-Wall", "-Wextra", "-Werror", "-o", globals.toString(), source.toString());
        assertThat(compiled).isEqualTo(new WaylandSession.Ended(0, "", ""));
        assertThat(session.run(globals.toString())).isEqualTo(new WaylandSession.Ended(0, """
                         1 wl_shm, version 1
                         2 wl_compositor, version 4
                         3 wl_seat, version 7
                         4 wl_output, version 4
                         5 wl_data_device_manager, version 3
                         6 xdg_wm_base, version 2
                         7 zwlr_data_control_manager_v1, version 2
                        """, ""));
    }

    @Test
    void whoSendsRubbishNeverReadsOrSaysNothingDisturbsNobody() throws IOException {
        try (SocketChannel silent = connect();
                SocketChannel flood = connect();
                SocketChannel rubbish = connect()) {
            byte[] bytes = new byte[4096];
            new Random(SEED).nextBytes(bytes);
            rubbish.write(ByteBuffer.wrap(bytes));
            // get_registry, again and again: each is answered with ten times as much, and nobody reads.
            ByteBuffer asks = ByteBuffer.allocate(12 * 340).order(ByteOrder.nativeOrder());
            for (int id = 2; id < 342; id++) {
                asks.putInt(1).putInt(12 << 16 | 1).putInt(id);
            }
            boolean held = true;
            for (int i = 0; held && i < 100; i++) {
                try {
                    flood.write(asks.rewind());
                    // The numbers go on where the last ones ended.
                    for (int place = 8; place < asks.capacity(); place += 12) {
                        asks.putInt(place, asks.getInt(place) + 340);
                    }
                } catch (IOException e) {
                    held = false;
                }
            }
            JsonNode gone =
                    compositor.until(event -> event.get("event").asString().equals("gone"));
            JsonNode next =
                    compositor.until(event -> event.get("event").asString().equals("gone"));
            assertThat(gone.get("why").asString() + next.get("why").asString())
                    .contains("it does not read, and its queue is full");
            assertThat(silent.isOpen()).isTrue();
            assertThat(session.fdscope("wayland", "globals").exitCode()).isZero();
        }
    }

    @Test
    void whileOneListensTheNextTakesTheNextNameAndCtrlCRemovesBoth() throws IOException {
        Tools.require("kill");
        try (CompositorRun second = new CompositorRun(folder)) {
            assertThat(second.socket()).isEqualTo(folder.resolve("wayland-2"));
            assertThat(new Launched.Start()
                            .words(
                                    "wayland",
                                    "compositor",
                                    "--socket",
                                    second.socket().toString())
                            .run())
                    .isEqualTo(new Launched(
                            2,
                            "",
                            "fdscope: somebody listens at " + second.socket() + " already: " + second.socket()
                                    + ".lock is locked\n"));
        }
        for (String signal : new String[] {"-KILL", "-INT"}) {
            assertThat(Launched.Start.ended(new ProcessBuilder(
                                    "kill", signal, "" + compositor.process().pid())
                            .start()))
                    .isZero();
            assertThat(Launched.Start.ended(compositor.process())).isEqualTo(signal.equals("-INT") ? 130 : 137);
            if (signal.equals("-KILL")) {
                // What it left is taken for what it is.
                assertThat(folder.resolve("wayland-1")).exists();
                compositor = new CompositorRun(folder);
                assertThat(compositor.socket()).isEqualTo(folder.resolve("wayland-1"));
            }
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(compositor.socket()));
        return channel;
    }
}
