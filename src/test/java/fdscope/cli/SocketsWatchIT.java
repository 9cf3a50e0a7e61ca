package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code sockets --watch} tells what happens after its start; a test that waits in vain ends by its deadline. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SocketsWatchIT {
    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d ";

    private LiveSockets live;
    private Process process;
    private BufferedReader out;

    @BeforeEach
    void open() throws Exception {
        live = new LiveSockets();
    }

    @AfterEach
    void close() throws Exception {
        if (process != null) {
            process.destroyForcibly();
            out.close();
        }
        live.close();
    }

    @Test
    void aSocketThatComesChangesAndGoesIsToldUntilCtrlC() throws Exception {
        Tools.require("kill");
        long first = live.inode(live.bound(SocketType.DGRAM, "-first"));
        start("--watch", "0.1", "name:" + live.name);
        assertThat(out.readLine()).startsWith(" inode ");
        assertThat(out.readLine()).startsWith(" " + first + " ");

        Fd door = live.bound(SocketType.STREAM, "-door");
        long inode = live.inode(door);
        String owner = "java " + live.pid() + " fd " + door.number() + ", @" + live.name + "-door";
        assertThat(out.readLine()).matches(TIME + "\\+ inode " + inode + " stream unconnected, " + owner);
        live.listenAt(door);
        assertThat(out.readLine()).matches(TIME + "~ inode " + inode + " state unconnected → listening, .*" + owner);
        live.close(door);
        assertThat(out.readLine()).matches(TIME + "- inode " + inode + " stream listening, " + owner);

        assertThat(Launched.Start.ended(new ProcessBuilder("kill", "-INT", "" + process.pid()).start()))
                .isZero();
        assertThat(Launched.Start.ended(process)).isEqualTo(130);
    }

    @Test
    void asJsonEveryLineIsAnObject() throws Exception {
        long first = live.inode(live.bound(SocketType.DGRAM, "-first"));
        List<Fd> pair = live.pair();
        long receiver = live.inode(pair.get(1));
        start("--json", "--watch=0.1", "inode:" + receiver);
        JsonNode present = new JsonMapper().readTree(out.readLine());
        assertThat(present.get("event").asString()).isEqualTo("present");
        assertThat(present.propertyNames()).containsExactly("at", "event", "socket", "fields");
        assertThat(present.get("socket").get("inode").asLong())
                .isEqualTo(receiver)
                .isNotEqualTo(first);

        live.send(pair.get(0), "hello");
        JsonNode changed = new JsonMapper().readTree(out.readLine());

        assertThat(changed.get("event").asString()).isEqualTo("changed");
        assertThat(changed.get("socket").get("receiveQueue").asLong()).isEqualTo(5);
        assertThat(changed.get("fields").toString())
                .isEqualTo("{\"receive queue\":{\"before\":\"0\",\"after\":\"5\"}}");
    }

    @Test
    void withItsReaderItEndsThoughNothingHappens() throws Exception {
        live.bound(SocketType.DGRAM, "-first");
        start("--watch", "name:" + live.name);
        out.readLine();
        out.readLine();
        out.close();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private void start(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("sockets"));
        all.addAll(List.of(words));
        process = new Launched.Start()
                .words(all.toArray(String[]::new))
                .builder()
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }
}
