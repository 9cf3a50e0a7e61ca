package fdscope.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sockets' screen on a real pty in tmux, with live sockets of this test. */
class SocketsIT {
    @TempDir
    private Path folder;

    private final List<Channel> open = new ArrayList<>();
    private TmuxPane pane;

    @BeforeEach
    void needsTmux() {
        Tools.require("tmux");
    }

    @AfterEach
    void endTheServer() throws IOException, InterruptedException {
        for (Channel channel : open) {
            channel.close();
        }
        if (pane != null) {
            pane.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"80,24", "120,36", "40,12"})
    void theSocketsOfThisTestAreFoundWatchedAndFollowed(int columns, int rows) throws Exception {
        ServerSocketChannel server = listen("door");
        connect("door").write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        open.add(server.accept());
        connect("door");
        long pid = ProcessHandle.current().pid();
        pane = new TmuxPane(folder, columns, rows, "bash --norc --noprofile");
        String before = pane.stty("before");
        pane.line("clear; XDG_STATE_HOME=" + folder + " " + Path.of(System.getProperty("fdscope.launcher"))
                + "; echo code $?");
        pane.until("The course");
        pane.type("S");
        pane.until("sockets", screen -> screen.contains("every ") && screen.contains("inode"));
        pane.type("/name:" + folder + "/door");
        pane.until("the listener, what it accepted, and one that waits", screen -> screen.contains("3 of "));
        pane.tmux("send-keys", "Enter");
        pane.until("the filter is kept", screen -> screen.contains("/ filter"));
        listen("door2");
        pane.until("a new row with its mark", has("\\+[0-9]+ "));
        pane.until("the mark goes", has("\\+[0-9]+ ").negate());
        pane.type("/ state:connected -is:unproven");
        pane.tmux("send-keys", "Enter");
        pane.until("what was accepted", has("1 of [0-9]+ *║"));
        String first = inode(pane.until("the cursor on it", SocketsIT::hasCursor));
        pane.tmux("send-keys", "Escape");
        pane.until("no filter", has("[0-9] of [0-9]+ *║").negate());
        pane.tmux("send-keys", "Enter");
        pane.until("its peer", screen -> hasCursor(screen) && !inode(screen).equals(first));
        pane.tmux("send-keys", "Enter");
        pane.until("back again", screen -> hasCursor(screen) && inode(screen).equals(first));
        pane.type("]");
        pane.until("the tree", screen -> screen.contains("java " + pid) && screen.contains(first));
        pane.type("]");
        pane.until("the graph", screen -> screen.contains("peers of java " + pid));
        if (rows >= 24) {
            pane.until("its box", has("╔ java " + pid + " ═"));
        }
        pane.type("G");
        pane.until("its sentences", screen -> screen.contains("its own fd") || screen.contains("waits at"));
        pane.type("q");
        pane.until("code 0");
        assertThat(pane.modes()).as("alternate screen, cursor, mouse").isEqualTo("0 1 0");
        assertThat(pane.stty("after")).isEqualTo(before);
    }

    private ServerSocketChannel listen(String name) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        open.add(server);
        server.bind(UnixDomainSocketAddress.of(folder.resolve(name)), 5);
        return server;
    }

    private SocketChannel connect(String name) throws IOException {
        SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve(name)));
        open.add(client);
        return client;
    }

    private static Predicate<String> has(String pattern) {
        return screen -> Pattern.compile(pattern).matcher(screen).find();
    }

    private static boolean hasCursor(String screen) {
        return has("»[ ~+!][0-9]+ ").test(screen);
    }

    private static String inode(String screen) {
        var matcher = Pattern.compile("»[ ~+!]([0-9]+) ").matcher(screen);
        assertThat(matcher.find()).as(screen).isTrue();
        return matcher.group(1);
    }
}
