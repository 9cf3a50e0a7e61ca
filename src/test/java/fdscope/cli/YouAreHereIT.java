package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A blocked call lights up the stop of the kernel map that its thread sleeps in. */
final class YouAreHereIT {
    private static final String LAB = "src/test/resources/labs/19a-you-are-here.lab";

    /** Calls that the lab above does not make. */
    private static final String MORE = """
            variants poll-dgram / send-dgram / recv-seqpacket / recvmsg / write / epoll / flock
            actors alice bob
            pair   alice.s bob.s stream
            pair   alice.q bob.q seqpacket
            alice  d = socket(AF_UNIX, SOCK_DGRAM)
            alice  bind(d, "d.sock")
            bob    e = socket(AF_UNIX, SOCK_DGRAM)
            bob    connect(e, "d.sock")
            alice  p = epoll_create1()
            alice  epoll_ctl(p, EPOLL_CTL_ADD, s, EPOLLIN)
            alice  f = open("lock", O_RDWR | O_CREAT, 0600)
            alice  flock(f, LOCK_EX)
            bob    g = open("lock", O_RDWR)
            [poll-dgram]     alice start poll(d, POLLIN, -1)
            [send-dgram]     bob fill = repeat send(e, "x", MSG_DONTWAIT) until EAGAIN
            [send-dgram]     bob start send(e, "x")
            [recv-seqpacket] alice start recv(q, 1)
            [recvmsg]        alice start recvmsg(s, 1)
            [write]          bob fill = repeat send(s, "x" * 4096, MSG_DONTWAIT) until EAGAIN
            [write]          bob start write(s, "x")
            [epoll]          alice start epoll_wait(p, -1)
            [flock]          bob start flock(g, LOCK_EX)
            """;

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "recv, bob, recvfrom, unix_stream_read_generic",
        "recv-dgram, alice, recvfrom, __skb_wait_for_more_packets",
        "accept, alice, accept4, __skb_wait_for_more_packets",
        "connect, bob, connect, unix_wait_for_peer",
        "send, bob, sendto, sock_alloc_send_pskb",
        "poll, bob, poll, poll_schedule_timeout",
        "poll-dgram, alice, poll, poll_schedule_timeout",
        "send-dgram, bob, sendto, unix_wait_for_peer",
        "recv-seqpacket, alice, recvfrom, __skb_wait_for_more_packets",
        "recvmsg, alice, recvmsg, unix_stream_read_generic",
        "write, bob, write, sock_alloc_send_pskb",
        "epoll, alice, epoll_wait, do_epoll_wait",
        "flock, bob, flock, locks_lock_inode_wait",
    })
    void theStopIsWhereTheKernelSaysThatItSleeps(String variant, String actor, String syscall, String function)
            throws IOException {
        Path more = temp.resolve("more.lab");
        Files.writeString(more, MORE);
        boolean other = MORE.contains("[" + variant + "]");
        Launched run = Launched.fdscope("run", other ? more.toString() : LAB, "--variant", variant, "--json");
        JsonNode start = run.events().stream()
                .filter(event -> event.get("event").asString().equals("start"))
                .findFirst()
                .orElseThrow();
        assertThat(start.get("actor").asString()).isEqualTo(actor);
        assertThat(start.get("wchan").asString()).isEqualTo(function);
        assertThat(start.get("syscall").asString()).startsWith(syscall.replace("accept4", "accept"));
        assertThat(words(start.get("stops"))).last().isEqualTo(function);
        if (start.has("stack")) {
            assertThat(words(start.get("stack"))).last().isEqualTo(function);
        }
    }

    @Test
    void anOrdinaryUserIsToldTheCallAndTheFunction() throws IOException {
        Tools.suppose("root".equals(System.getProperty("user.name")), "only root can become another user");
        Tools.require("setpriv");
        Files.setPosixFilePermissions(temp, java.util.EnumSet.allOf(PosixFilePermission.class));
        Path lab = temp.resolve("x.lab");
        Files.writeString(lab, "actors alice bob\npair alice.s bob.s stream\nbob start recv(s, 1)\n");
        Launched run = new Launched.Start()
                .with("HOME", temp.toString())
                .with("XDG_RUNTIME_DIR", null)
                .through("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups")
                .words("run", "--kernel", lab.toString())
                .run();
        assertThat(run.out()).contains("""
                       « bob is here, in recvfrom(2): … → unix_stream_read_generic*
                       (* is a stop of the kernel map: fdscope map NAME)
                """).contains("kernel: not recorded: recording in the kernel needs root\n");
    }

    @Test
    void rootIsToldTheWholeStack() {
        Tools.suppose("root".equals(System.getProperty("user.name")), "only root may read a stack");
        Launched run = Launched.fdscope("run", LAB, "--variant", "connect");
        assertThat(run.out()).contains("« bob is here, in connect(2):").contains("unix_wait_for_peer*\n");
    }

    private static List<String> words(JsonNode array) {
        List<String> words = new ArrayList<>();
        array.forEach(word -> words.add(word.asString()));
        return words;
    }
}
