package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Labs that do not hold, and labs that cannot go on: each ends as failed, says why, and leaves nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabFailuresIT {
    private Playhouse house;

    @BeforeAll
    void open() {
        house = Playhouse.open(2);
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    void aWrongExpectationSaysWhatItSawAndWhatItExpected() {
        List<TraceEvent> events = house.run("""
                lab wrong
                actors alice
                alice f = memfd_create("note")
                claim "A fresh file is empty."
                alice write(f, "hello") -> 4
                claim "Its offset moves."
                expect offset(alice.f) == 0
                alice lseek(f, 0, SEEK_SET) -> 0
                """);

        TraceEvent.Called write = events.stream()
                .filter(TraceEvent.Called.class::isInstance)
                .map(TraceEvent.Called.class::cast)
                .filter(call -> call.line() == 5)
                .findFirst()
                .orElseThrow();
        assertThat(List.of(write.result(), write.holds(), write.expected())).isEqualTo(List.of(5L, false, "4"));
        TraceEvent.Expected offset = events.stream()
                .filter(TraceEvent.Expected.class::isInstance)
                .map(TraceEvent.Expected.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(List.of(offset.holds(), offset.text(), offset.observed()))
                .isEqualTo(List.of(false, "offset(alice.f) == 0", "5"));
        assertThat(offset.source()).matches("/proc/[0-9]+/fdinfo/[0-9]+");
        assertThat(withoutNumbers(events)).isEqualTo("""
                alice  +++ started, pid N, uid N +++
                alice  memfd_create("note") = N<f>
                ≠ alice  write(N<f>, "hello") = 5, expected 4
                claim FAILED: A fresh file is empty.
                ≠ expect offset(alice.f) == 0    5, /proc/N/fdinfo/N
                alice  lseek(N<f>, 0, SEEK_SET) = 0
                claim FAILED: Its offset moves.
                failed: 2 claims, 2 FAILED, 3 checks. Left: 0 processes, 0 sockets, 0 files""");
    }

    @Test
    void aFailureThatNothingExpectedEndsTheLab() {
        assertThat(failure("""
                lab t
                actors alice
                pair alice.a alice.b stream
                alice recv(a, 1, MSG_DONTWAIT)
                alice close(a)
                claim "Never reached."
                expect closed(alice.a)
                """)).isEqualTo("t.lab:4: failed with EAGAIN, and no \"->\" expected it");
    }

    @Test
    void anElementThatIsNotThereIsNamed() {
        assertThat(failure("""
                lab t
                actors alice bob
                pair alice.s bob.s stream
                alice send(s, "x")
                bob m = recvmsg(s, 16, control 24)
                bob g = m.fds[0]
                """)).isEqualTo("t.lab:6: no element 0: m.fds is empty");
    }

    @Test
    void aCallThatBlocksNamesWhereItSleeps() {
        assertThat(failure("""
                lab t
                actors bob
                pair bob.s bob.far stream
                bob recv(s, 1)
                """))
                .isEqualTo("t.lab:4: bob has been inside recv() for 5 s, asleep in unix_stream_read_generic;"
                        + " write \"start\" and \"await\" if it is meant to block");
    }

    @Test
    void whoSleepsInACallCanMakeNoOther() {
        assertThat(failure("""
                lab t
                actors bob
                pair bob.s bob.far stream
                bob start recv(s, 1)
                bob close(far)
                bob await
                """)).isEqualTo("t.lab:5: bob is still inside a started call; await it first");
    }

    @Test
    void theDeadMakeNoCalls() {
        assertThat(failure("""
                lab t
                actors alice
                alice f = memfd_create("short")
                alice ftruncate(f, 4096)
                alice p = mmap(f, 4096, PROT_READ, MAP_SHARED)
                alice ftruncate(f, 0)
                alice peek(p, 0, 1) -> SIGBUS
                alice close(f)
                """)).isEqualTo("t.lab:8: alice is dead (killed by SIGBUS in line 7)");
    }

    @Test
    void aDeathThatNothingExpectedEndsTheLab() {
        assertThat(failure("""
                lab t
                actors alice
                pipe alice.r alice.w
                alice close(r)
                alice write(w, "x")
                """)).isEqualTo("t.lab:5: alice was killed by SIGPIPE, and no \"->\" expected it");
    }

    @Test
    void aClaimAfterTheErrorIsSkipped() {
        List<TraceEvent> events = house.run("""
                lab t
                actors alice
                alice read(9999, 1)
                claim "Never reached."
                alice close(9999) -> EBADF
                """);
        assertThat(withoutNumbers(events)).isEqualTo("""
                alice  +++ started, pid N, uid N +++
                alice  read(9999, 1) = -1 EBADF, that number is not open for reading
                ≠ t.lab:3: failed with EBADF, and no "->" expected it
                claim skipped: Never reached.
                failed: 1 claim, 1 skipped, 0 checks. Left: 0 processes, 0 sockets, 0 files""");
    }

    /** What the one error says; the run has failed and left nothing. */
    private String failure(String lab) {
        List<TraceEvent> events = house.run(lab);
        TraceEvent.Finished end = Playhouse.end(events);
        assertThat(end.outcome()).isEqualTo("failed");
        assertThat(end.left()).isEqualTo(new TraceEvent.Left(0, 0, 0));
        List<String> errors = events.stream()
                .filter(TraceEvent.Failed.class::isInstance)
                .map(event -> ((TraceEvent.Failed) event).text())
                .toList();
        assertThat(errors).hasSize(1);
        return errors.get(0);
    }

    private static String withoutNumbers(List<TraceEvent> events) {
        return String.join("\n", Playhouse.told(events))
                .replaceAll("pid \\d+", "pid N")
                .replaceAll("uid \\d+", "uid N")
                .replaceAll("\\b\\d+<", "N<")
                .replaceAll("/proc/\\d+/fdinfo/\\d+", "/proc/N/fdinfo/N");
    }
}
