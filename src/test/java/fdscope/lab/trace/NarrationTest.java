package fdscope.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line for each kind of event, as docs/lab-language.md says. */
class NarrationTest {
    private static String line(TraceEvent event) {
        return String.join("\n", Narration.of(event));
    }

    private static TraceEvent.Called call(
            String actor, String text, long result, String errno, String returned, Boolean holds, String expected) {
        return new TraceEvent.Called(
                12, "", actor, 4711, 4713, text, result, errno, 100, returned, null, null, null, null, holds, expected,
                false);
    }

    @Test
    void anActor() {
        assertThat(line(new TraceEvent.ActorStarted(
                        2, "", "alice", 4711, 4713, 1000, "+++ started, pid 4711, uid 1000 +++")))
                .isEqualTo("alice  +++ started, pid 4711, uid 1000 +++");
    }

    @Test
    void aPair() {
        assertThat(line(new TraceEvent.Setup(
                        3, "", "alice", 4711, 4713, "socketpair(AF_UNIX, SOCK_STREAM) = 6<s>, 7; bob has it as 6<s>")))
                .isEqualTo("alice  socketpair(AF_UNIX, SOCK_STREAM) = 6<s>, 7; bob has it as 6<s>");
    }

    @Test
    void aCall() {
        assertThat(line(call("alice", "sendmsg(6<s>, \"x\", SCM_RIGHTS [7<f>])", 1, null, "1", null, null)))
                .isEqualTo("alice  sendmsg(6<s>, \"x\", SCM_RIGHTS [7<f>]) = 1");
    }

    @Test
    void aMessage() {
        assertThat(line(call(
                        "bob",
                        "recvmsg(6<s>, 16, control 24)",
                        1,
                        null,
                        "\"x\", SCM_RIGHTS [7], flags 0",
                        true,
                        "\"x\"")))
                .isEqualTo("bob    recvmsg(6<s>, 16, control 24) = \"x\", SCM_RIGHTS [7], flags 0");
    }

    @Test
    void aFailedCall() {
        assertThat(line(call(
                        "client",
                        "connect(6<b>, \"s.sock\")",
                        -1,
                        "ECONNREFUSED",
                        "-1 ECONNREFUSED, nobody listens there",
                        null,
                        null)))
                .isEqualTo("client connect(6<b>, \"s.sock\") = -1 ECONNREFUSED, nobody listens there");
    }

    @Test
    void aCallThatWasNotAsExpected() {
        assertThat(line(call("bob", "read(7<g>, 5)", 5, null, "\"world\"", false, "\"hello\"")))
                .isEqualTo("≠ bob    read(7<g>, 5) = \"world\", expected \"hello\"");
    }

    @Test
    void aDeathInACall() {
        assertThat(line(new TraceEvent.Ended(
                        20,
                        "",
                        "bob",
                        4712,
                        "SIGBUS",
                        0,
                        "+++ killed by SIGBUS +++",
                        "peek(p, 4096, 6)",
                        true,
                        "SIGBUS")))
                .isEqualTo("bob    peek(p, 4096, 6) +++ killed by SIGBUS +++");
    }

    @Test
    void aDeathThatWasNotTheExpectedOne() {
        assertThat(line(new TraceEvent.Ended(
                        20, "", "bob", 4712, "SIGBUS", 0, "+++ killed by SIGBUS +++", "peek(p, 0, 6)", false, "\"x\"")))
                .isEqualTo("≠ bob    peek(p, 0, 6) +++ killed by SIGBUS +++, expected \"x\"");
    }

    @Test
    void aRepeat() {
        assertThat(line(new TraceEvent.Repeated(
                        5,
                        "",
                        "alice",
                        4711,
                        4713,
                        "send(6<s>, \"x\", MSG_DONTWAIT)",
                        278,
                        278,
                        "EAGAIN",
                        1,
                        "278 times, then -1 EAGAIN",
                        null,
                        null)))
                .isEqualTo("alice  send(6<s>, \"x\", MSG_DONTWAIT) = 278 times, then -1 EAGAIN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, nullValues = "-", textBlock = """
            unix_stream_read_generic|bob    recv(6<s>, 1 <unfinished ...> asleep in unix_stream_read_generic
            ''|bob    recv(6<s>, 1 <unfinished ...> asleep
            -|bob    recv(6<s>, 1 <unfinished ...>
            """)
    void aStartedCall(String wchan, String expected) {
        assertThat(line(new TraceEvent.Started(5, "", "bob", 4712, 4714, "recv(6<s>, 1)", wchan, null, null)))
                .isEqualTo(expected);
    }

    @Test
    void whatTheKernelDid() {
        assertThat(line(new TraceEvent.KernelSeen(
                        5,
                        "",
                        "bob",
                        4712,
                        4714,
                        "recvfrom",
                        "consume_skb",
                        "skbaddr=0",
                        List.of("__sys_recvfrom", "unix_stream_recvmsg"),
                        2)))
                .isEqualTo("       consume_skb (2 times): __sys_recvfrom → unix_stream_recvmsg");
    }

    @Test
    void aStartedCallThatReturns() {
        assertThat(line(new TraceEvent.Called(
                        6,
                        "",
                        "bob",
                        4712,
                        4714,
                        "recv(6<s>, 1)",
                        1,
                        null,
                        100,
                        "\"x\"",
                        "x",
                        null,
                        null,
                        null,
                        null,
                        null,
                        true)))
                .isEqualTo("bob    <... recv resumed>) = \"x\"");
    }

    @Test
    void aNaming() {
        assertThat(line(new TraceEvent.Bound(7, "", "bob", 4712, "g", 7, "g = 7")))
                .isEqualTo("bob    g = 7");
    }

    @Test
    void aLet() {
        assertThat(line(new TraceEvent.Noted(
                        8, "", "ia", "1802211", "/proc/4711/fd/6", "ia = 1802211, inode(alice.a)")))
                .isEqualTo("let    ia = 1802211, inode(alice.a)");
    }

    @Test
    void aKillAndAnExit() {
        assertThat(line(new TraceEvent.Ended(
                        9, "", "alice", 4711, "SIGKILL", 0, "+++ killed by SIGKILL +++", null, null, null)))
                .isEqualTo("alice  +++ killed by SIGKILL +++");
        assertThat(line(new TraceEvent.Ended(9, "", "alice", 4711, null, 0, "+++ exited with 0 +++", null, null, null)))
                .isEqualTo("alice  +++ exited with 0 +++");
    }

    @Test
    void aSpawnIsToldByTheParent() {
        assertThat(line(new TraceEvent.Spawned(
                        9,
                        "",
                        "heir",
                        4720,
                        4722,
                        "client",
                        List.of("6<c>"),
                        "+++ heir started, pid 4720; inherits 6<c> +++")))
                .isEqualTo("client +++ heir started, pid 4720; inherits 6<c> +++");
    }

    @Test
    void anExpectation() {
        assertThat(line(new TraceEvent.Expected(10, "", "in_flight(bob.s) == 1", true, "1", "/proc/4712/fdinfo/6", 0)))
                .isEqualTo("= expect in_flight(bob.s) == 1    1, /proc/4712/fdinfo/6");
        assertThat(line(new TraceEvent.Expected(10, "", "pid(bob) == 1", false, "4712", "", 0)))
                .isEqualTo("≠ expect pid(bob) == 1    4712");
    }

    @ParameterizedTest
    @CsvSource({"held,held", "failed,FAILED", "skipped,skipped"})
    void aVerdict(String verdict, String word) {
        assertThat(line(new TraceEvent.Claimed(11, "", "One open file.", verdict)))
                .isEqualTo("claim " + word + ": One open file.");
    }

    @Test
    void aQuestionShowsNoAnswer() {
        assertThat(line(new TraceEvent.Asked(
                        12,
                        "",
                        "What does she get?",
                        List.of(
                                new TraceEvent.Choice("\"hello \"", false, "a descriptor has its own offset"),
                                new TraceEvent.Choice("\" world\"", true, null)))))
                .isEqualTo("""
                        ? What does she get?
                            1  "hello "
                            2  " world\"""");
    }

    @Test
    void aFreezeWithItsStage() {
        assertThat(line(new TraceEvent.Frozen(13, "", "In flight.", List.of("Stage, 1 process:", "  alice"))))
                .isEqualTo("""
                        -- freeze: In flight.
                           Stage, 1 process:
                             alice""");
    }

    @Test
    void aShow() {
        assertThat(line(new TraceEvent.Shown(14, "", "charged by the kernel", "213504", "sock_diag RQLEN")))
                .isEqualTo("charged by the kernel: 213504");
    }

    @Test
    void aNeed() {
        assertThat(line(new TraceEvent.Skipped(15, "", "SO_PASSRIGHTS (ENOPROTOOPT; since 6.16)", 11)))
                .isEqualTo("not on this kernel: SO_PASSRIGHTS (ENOPROTOOPT; since 6.16). 11 steps skipped");
    }

    @Test
    void anError() {
        assertThat(line(new TraceEvent.Failed(16, "", "06.md:12: no element 0: m.fds is empty")))
                .isEqualTo("≠ 06.md:12: no element 0: m.fds is empty");
    }

    @Test
    void aStageIsDrawnAndNotTold() {
        assertThat(Narration.of(new TraceEvent.Staged(17, "", Scene.EMPTY))).isEmpty();
    }

    @Test
    void theEnd() {
        assertThat(line(new TraceEvent.Finished(0, "", "passed", 3, 3, 0, 0, 7, new TraceEvent.Left(0, 0, 0))))
                .isEqualTo("passed: 3 claims, 7 checks. Left: 0 processes, 0 sockets, 0 files");
        assertThat(line(new TraceEvent.Finished(0, "", "failed", 3, 1, 1, 1, 1, new TraceEvent.Left(1, 1, 2))))
                .isEqualTo("failed: 3 claims, 1 FAILED, 1 skipped, 1 check. Left: 1 process, 1 socket, 2 files");
    }
}
