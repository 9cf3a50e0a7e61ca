package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The stage at the great moments of real labs, whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StageOfLabsIT {
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
    void theDescriptorInFlightIsInTheQueueAlone() {
        List<TraceEvent> events = house.run(Playhouse.lab("06a-offset-is-shared"));
        assertThat(SeenScene.after(events, "", 9)).isEqualTo("""
                Stage, 2 processes, 2 sockets, 1 open file:
                  alice, process 4711: 6 s is S1. 7 f is F1.
                  bob, process 4712: 6 s is S2.
                  S1 to S2, stream, connected. Waiting for S2, front first: "x" with F1.
                  Waiting for S1: nothing.
                  F1, memfd:note, position 0, 11 bytes, read-write. Held by alice 7, 1 in
                    flight.
                  fdinfo of bob:6 says scm_fds 1.""");
        assertThat(SeenScene.after(events, "", 11)).isEqualTo("""
                Stage, 2 processes, 2 sockets, 1 open file:
                  alice, process 4711: 6 s is S1. 7 f is F1.
                  bob, process 4712: 6 s is S2. 7 is new and is F1.
                  S1 to S2, stream, connected. Waiting for S2: nothing.
                  Waiting for S1: nothing.
                  F1, memfd:note, position 0, 11 bytes, read-write. Held by alice 7 and bob 7.
                  = kcmp(KCMP_FILE) of alice:7 and bob:7 is 0: one open file, one offset.""");
    }

    @Test
    void aClientWaitsAndIsAccepted() {
        List<TraceEvent> events = house.run(Playhouse.lab("04a-before-accept"));
        assertThat(SeenScene.after(events, "", 13)).isEqualTo("""
                Stage, 2 processes, 2 sockets:
                  server, process 4711: 6 l is L1.
                  client, process 4712: 6 c is S2.
                  L1, listening, s.sock. 1 of 8 waits.
                  S2 waits at L1, not accepted, next. Sent already: "0123456789".""");
        assertThat(SeenScene.after(events, "", 17)).isEqualTo("""
                Stage, 2 processes, 3 sockets:
                  server, process 4711: 6 l is L1. 7 k is new and is S3.
                  client, process 4712: 6 c is S2.
                  L1, listening, s.sock. 0 of 8 wait.
                  S2 to S3, stream, connected. Waiting for S3, front first: "0123456789".
                  Waiting for S2: nothing.""");
    }

    @Test
    void aClientThatWasNotAcceptedHasLostItsListener() {
        List<TraceEvent> events = house.run(Playhouse.lab("01a-a-name-not-the-socket"));
        assertThat(SeenScene.after(events, "", 13)).isEqualTo("""
                Stage, 2 processes, 1 socket:
                  server, process 4711, killed SIGKILL: 6 l is gone, it was L1.
                  client, process 4712: 6 a is S2.
                  S2, stream, its peer L1 is gone, S2 is shut down for writing.""");
    }

    @Test
    void afterTheKillThePipeLivesInTheQueue() {
        List<TraceEvent> events = house.run(Playhouse.lab("08a-owned-by-nobody"));
        assertThat(SeenScene.after(events, "dropped", 8)).isEqualTo("""
                Stage, 3 processes, 2 sockets, 1 pipe:
                  alice, process 4711, killed SIGKILL: 6 s is gone, it was S1. 7 r is gone, it
                    was F1.
                  bob, process 4712: 6 s is S2.
                  writer, process 4713: 6 w is F2.
                  S1 to S2, stream, connected, S1 is closed, S2 is shut down for writing.
                    Waiting for S2, front first: "x" with F1.
                  Waiting for S1: nothing.
                  P1, pipe from F2 (write) to F1 (read), 10 bytes wait, "still here".
                  fdinfo of bob:6 says scm_fds 1.""");
    }

    @Test
    void aDatagramSocketIsAHub() {
        List<TraceEvent> events = house.run(Playhouse.lab("02d-a-return-address"));
        assertThat(SeenScene.after(events, "", 10)).isEqualTo("""
                Stage, 2 processes, 2 sockets:
                  alice, process 4711: 6 s is S2.
                  bob, process 4712: 6 r is S1.
                  S1, dgram, bob.sock, unconnected. Waiting for S1 (1 of N), front first: "hi"
                    from S2.
                  S2, dgram, @RUN.alice, unconnected.""");
        assertThat(SeenScene.after(events, "", 15)).isEqualTo("""
                Stage, 2 processes, 2 sockets:
                  alice, process 4711: 6 s is S2.
                  bob, process 4712: 6 r is S1.
                  S1, dgram, bob.sock, unconnected.
                  S2, dgram, @RUN.alice, connected to S1.""");
    }

    @Test
    void aMapIsShownAsOne() {
        List<TraceEvent> events = house.run(Playhouse.lab("12a-the-map-under-your-feet"));
        assertThat(SeenScene.after(events, "sealed", 16)).isEqualTo("""
                Stage, 2 processes, 2 sockets, 1 open file:
                  alice, process 4711: 6 s is S1. 7 f is F1. map rw 8K is F1.
                  bob, process 4712: 6 s is S2. 7 g is F1. map r 8K is new and is F1.
                  S1 to S2, stream, connected. Waiting for S2: nothing.
                  Waiting for S1: nothing.
                  F1, memfd:shm, position 0, 8K, read-write. Held by alice 7 and bob 7.
                  = kcmp(KCMP_FILE) of alice:7 and bob:7 is 0: one open file, one offset.""");
    }
}
