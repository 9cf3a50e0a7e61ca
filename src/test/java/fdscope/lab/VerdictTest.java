package fdscope.lab;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Errno;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ->} says of what came, and what a run makes of it. The message is "x" with descriptor 9 and MSG_CTRUNC. */
class VerdictTest {
    private static final String SET_UP = """
            lab t
            actors alice
            pair alice.s alice.t stream
            """;

    private final Understudy understudy =
            new Understudy().answer("recvmsg", Understudy.returned(1, 0, "x", Map.of("flags", 8L), 9));

    private static List<TraceEvent.Called> calls(List<TraceEvent> events) {
        return events.stream()
                .filter(TraceEvent.Called.class::isInstance)
                .map(TraceEvent.Called.class::cast)
                .toList();
    }

    private static String end(List<TraceEvent> events) {
        return Narration.of(events.get(events.size() - 1)).get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            "x"                            ; true  ; "x"
            "y"                            ; false ; "y"
            != "y"                         ; true  ; != "y"
            any                            ; true  ; success
            ok                             ; true  ; success
            EAGAIN                         ; false ; EAGAIN
            "x", fds 1                     ; true  ; "x", fds 1
            "x", fds 2                     ; false ; "x", fds 2
            "x", fds >= 1                  ; true  ; "x", fds >= 1
            ok, flags MSG_CTRUNC           ; true  ; success, flags MSG_CTRUNC
            ok, flags has MSG_TRUNC        ; false ; success, flags has MSG_TRUNC
            ok, ret 1, cmsgs 0             ; true  ; success, ret 1, cmsgs 0
            ok, pid 1                      ; false ; success, pid 1
            """)
    void aMessageIsJudged(String result, boolean holds, String expected) {
        TraceEvent.Called call = calls(understudy.play(SET_UP + "alice recvmsg(s, 16, control 24) -> " + result + "\n"))
                .get(0);
        assertThat(List.of(call.holds(), call.expected())).isEqualTo(List.of(holds, expected));
    }

    @Test
    void aFieldThatIsNotAsExpectedIsToldBesideTheResultUnlessItIsThereAlready() {
        understudy.answer("recv", Understudy.returned(1, 0, "h", Map.of()));
        assertThat(returned("recv(s, 1) -> \"h\", ret 2")).isEqualTo("\"h\", ret 1");
        understudy.answer("recv", Understudy.returned(2, 0, "h", Map.of()));
        assertThat(returned("recv(s, 1) -> \"h\", ret 2")).isEqualTo("\"h\"");
        assertThat(returned("recvmsg(s, 16, control 24) -> ok, flags 0")).containsOnlyOnce("flags");
    }

    private String returned(String call) {
        return calls(understudy.play(SET_UP + "alice " + call + "\n")).get(0).returned();
    }

    @Test
    void aFailureThatWasExpectedIsAProof() {
        List<TraceEvent> events = understudy
                .answer("send", Understudy.failed(Errno.EPIPE.number()))
                .play(SET_UP + "claim \"Broken.\"\nalice send(s, \"x\") -> EPIPE\n");
        assertThat(calls(events).get(0).holds()).isTrue();
        assertThat(calls(events).get(0).errno()).isEqualTo("EPIPE");
        assertThat(end(events)).isEqualTo("passed: 1 claim, 1 check. Left: 0 processes, 0 sockets, 0 files");
    }

    @Test
    void aRepeatStopsWhereItWasToldTo() {
        List<TraceEvent> events = understudy
                .answer("send", new Report.Repeated(278, 278, Errno.EAGAIN.number(), 5, List.of()))
                .play(SET_UP + "alice repeat send(s, \"x\", MSG_DONTWAIT) until EAGAIN -> > 1, last EAGAIN\n");
        assertThat(understudy.orders()).containsExactly("socketpair 1 1 0", "send 6 78 64");
        assertThat(end(events)).isEqualTo("passed: 0 claims, 1 check. Left: 0 processes, 0 sockets, 0 files");
    }

    @Test
    void aRepeatThatEndedEarlyStopsTheLab() {
        List<TraceEvent> events = understudy
                .answer("send", new Report.Repeated(3, 3, Errno.EAGAIN.number(), 5, List.of()))
                .play(SET_UP + "alice repeat 4 send(s, \"x\")\n");
        assertThat(events)
                .contains(
                        new TraceEvent.Failed(4, "", "t.lab:4: ended after 3 with EAGAIN, and no \"->\" expected it"));
    }

    @Test
    void anUnmetNeedSkipsWhatStandsAfterIt() {
        List<TraceEvent> events = understudy.play("""
                lab t
                actors alice
                alice f = memfd_create("note") -> any
                needs root
                alice close(f) -> 0
                """);
        assertThat(end(events)).isEqualTo("passed: 0 claims, 1 check. Left: 0 processes, 0 sockets, 0 files");
        assertThat(understudy.orders()).hasSize(1);
        assertThat(LabRunner.skipReason(events)).contains("root: this is uid 1000");
        assertThat(end(understudy.play("lab t\nneeds root\nactors alice\nalice umask(0) -> 0\n")))
                .isEqualTo("skipped: 0 claims, 0 checks. Left: 0 processes, 0 sockets, 0 files");
    }

    @Test
    void aDeadlineIsWaitedForAndToldInMilliseconds() {
        List<TraceEvent> events = understudy.play("lab t\nactors alice\nexpect within 200ms exists(\"s.sock\")\n");
        assertThat(events)
                .contains(new TraceEvent.Expected(3, "", "within 200ms exists(\"s.sock\")", false, "no", "lstat", 200));
    }

    @Test
    void aKilledActorIsNamedWithTheLineOfItsDeath() {
        assertThat(understudy.play("lab t\nactors alice\nkill alice\nalice umask(0)\n"))
                .contains(new TraceEvent.Failed(4, "", "t.lab:4: alice is dead (killed by SIGKILL in line 3)"));
    }
}
