package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.LabRunner;
import fdscope.lab.Laboratory;
import fdscope.lab.Report;
import fdscope.lab.Troupe;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The stage shows what the kernel says, whatever an actor says of its descriptors. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StageTruthIT {
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
    void aNumberThatIsNotTrueIsNotShown() {
        List<TraceEvent> events = run(
                LyingTheatre.about(house.theatre(), "memfd_create", honest -> returned(99, honest, List.of(99))), """
                lab t
                actors alice
                alice f = memfd_create("note")
                expect not closed(alice.f)
                """);
        assertThat(Playhouse.told(events).get(1)).isEqualTo("alice  memfd_create(\"note\") = 99<f>");
        assertThat(SeenScene.after(events, "", 3)).isEqualTo("""
                Stage, 1 process, 1 open file:
                  alice, process 4711: 6 is new and is F1.
                  F1, memfd:note, position 0, 0 bytes, read-write. Held by alice 6.""");
        assertThat(Playhouse.end(events).outcome()).isEqualTo("failed");
    }

    @Test
    void aReceivedDescriptorCannotBeHidden() {
        List<TraceEvent> events = run(
                LyingTheatre.about(house.theatre(), "recvmsg", honest -> returned(honest.result(), honest, List.of())),
                """
                lab t
                actors alice bob
                pair alice.s bob.s stream
                alice f = memfd_create("note")
                alice sendmsg(s, "x", SCM_RIGHTS [f])
                bob m = recvmsg(s, 16, control 24) -> "x", fds 0
                """);
        assertThat(Playhouse.end(events).outcome()).isEqualTo("passed");
        assertThat(SeenScene.after(events, "", 6)).isEqualTo("""
                Stage, 2 processes, 2 sockets, 1 open file:
                  alice, process 4711: 6 s is S1. 7 f is F1.
                  bob, process 4712: 6 s is S2. 7 is new and is F1.
                  S1 to S2, stream, connected. Waiting for S2: nothing.
                  Waiting for S1: nothing.
                  F1, memfd:note, position 0, 0 bytes, read-write. Held by alice 7 and bob 7.
                  = kcmp(KCMP_FILE) of alice:7 and bob:7 is 0: one open file, one offset.""");
    }

    @Test
    void aDescriptorThatNobodySentIsNotShown() {
        List<TraceEvent> events = run(
                LyingTheatre.about(
                        house.theatre(), "recvmsg", honest -> returned(honest.result(), honest, List.of(77))),
                """
                lab t
                actors alice bob
                pair alice.s bob.s stream
                alice send(s, "x")
                bob m = recvmsg(s, 16, control 24) -> "x", fds 1
                """);
        assertThat(SeenScene.after(events, "", 5)).isEqualTo("""
                Stage, 2 processes, 2 sockets:
                  alice, process 4711: 6 s is S1.
                  bob, process 4712: 6 s is S2.
                  S1 to S2, stream, connected. Waiting for S2: nothing.
                  Waiting for S1: nothing.""");
    }

    @Test
    void aCloseThatWasNeverMadeClosesNothing() {
        List<TraceEvent> events = run(LyingTheatre.pretending(house.theatre(), "close"), """
                lab t
                actors alice
                alice f = memfd_create("note")
                alice close(f) -> 0
                expect closed(alice.f)
                """);
        assertThat(SeenScene.after(events, "", 4)).isEqualTo("""
                Stage, 1 process, 1 open file:
                  alice, process 4711: 6 f is F1.
                  F1, memfd:note, position 0, 0 bytes, read-write. Held by alice 6.""");
        assertThat(Playhouse.end(events).outcome()).isEqualTo("failed");
    }

    @Test
    void bytesThatWereNotSentAreTakenForALieBesideTheKernelsCount() {
        List<TraceEvent> events =
                run(LyingTheatre.about(house.theatre(), "send", honest -> returned(5, honest, List.of())), """
                lab t
                actors alice
                pair alice.s alice.t stream
                alice send(s, "x")
                """);
        assertThat(SeenScene.after(events, "", 4)).isEqualTo("""
                Stage, 1 process, 2 sockets:
                  alice, process 4711: 6 s is S1. 7 t is S2.
                  S1 to S2, stream, connected. Waiting for S2, front first: "1 B, trace says 5".
                  Waiting for S1: nothing.
                  NOT EQUAL: S2: sock_diag says 1 B wait, the lab's own calls say 5.""");
    }

    private List<TraceEvent> run(Troupe.Theatre theatre, String lab) {
        List<TraceEvent> events = new ArrayList<>();
        new LabRunner(new Laboratory(theatre, house.laboratory().machine()))
                .run(Playhouse.parse(lab, "t"), "t.lab", events::add);
        return events;
    }

    private static Report.Returned returned(long result, Report.Returned honest, List<Integer> fds) {
        return new Report.Returned(
                result,
                honest.errno(),
                honest.ns(),
                honest.data(),
                honest.name(),
                honest.control(),
                fds,
                honest.numbers());
    }
}
