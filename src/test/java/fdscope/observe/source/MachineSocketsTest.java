package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.Doubt;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.Owners;
import fdscope.observe.Reading;
import fdscope.observe.Socket;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketSnapshot;
import fdscope.observe.SocketState;
import fdscope.observe.Source;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On the running kernel. */
class MachineSocketsTest {
    private Machine machine;
    private MachineSockets sockets;

    @BeforeEach
    void open() throws Exception {
        machine = new Machine();
        sockets = new MachineSockets(machine.calls);
    }

    @AfterEach
    void close() {
        machine.close();
    }

    @ParameterizedTest
    @EnumSource(SocketType.class)
    void aSocketIsFoundByItsInodeInEverySource(SocketType type) throws Exception {
        Tools.require("ss");
        Bytes name = Machine.unique("three sources \u001b[31m");
        long inode = machine.inode(machine.bound(type, name));

        Socket found =
                sockets.snapshot(EnumSet.allOf(Source.class)).socket(inode).orElseThrow();

        assertThat(found.sources()).containsExactly(Source.SOCK_DIAG, Source.PROC, Source.SS);
        assertThat(found.conflicts()).isEmpty();
        assertThat(found.unproven()).isEmpty();
        assertThat(found.type()).contains(type);
        assertThat(found.state()).contains(SocketState.UNCONNECTED);
        assertThat(found.name()).contains(new UnixAddress.Abstract(name));
        assertThat(found.sighting(Source.SS).orElseThrow().owners().orElseThrow())
                .anyMatch(owner -> owner.pid() == machine.pid());
    }

    @Test
    void aPairTellsItsPeerAndWhatIsQueued() throws Exception {
        List<Fd> pair = machine.pair(SocketType.STREAM);
        machine.calls.send(pair.get(0), Bytes.utf8("hello"), 0, Optional.empty());

        SocketSnapshot snapshot = sockets.snapshot(SocketQuestion.USUAL.sources());
        Socket receiver = snapshot.socket(machine.inode(pair.get(1))).orElseThrow();

        assertThat(receiver.peer()).contains(machine.inode(pair.get(0)));
        assertThat(receiver.receiveQueue()).contains(5L);
        assertThat(receiver.references()).contains(3L);
        assertThat(snapshot.socket(machine.inode(pair.get(0)))
                        .orElseThrow()
                        .sendQueue()
                        .orElseThrow())
                .isGreaterThan(5L);
    }

    @Test
    void aRowForgedByANewlineIsUnproven() throws Exception {
        long fake = 900_000_000_000L + ThreadLocalRandom.current().nextLong(1_000_000_000L);
        Bytes name = Bytes.utf8("x\n0000000000000000: 00000002 00000000 00010000 0001 01 " + fake + " /f");
        long forger = machine.inode(machine.bound(SocketType.STREAM, name));

        SocketSnapshot snapshot = sockets.snapshot(SocketQuestion.USUAL.sources());

        assertThat(snapshot.socket(fake).orElseThrow().unproven())
                .contains(new Doubt(
                        Doubt.Kind.FORGED,
                        "forged: the line is part of the name of socket " + forger + ", which holds a newline"));
        assertThat(snapshot.socket(forger).orElseThrow().name()).contains(new UnixAddress.Abstract(name));
        assertThat(snapshot.socket(forger).orElseThrow().conflicts()).isEmpty();
    }

    @Test
    void aListenerTellsWhoWaitsAndTheEmbryoIsUnproven() throws Exception {
        Bytes name = Machine.unique("listener");
        Fd listener = machine.bound(SocketType.STREAM, name);
        machine.calls.listen(listener, 5);
        Fd client = machine.socket(SocketType.STREAM);
        machine.calls.connect(client, new UnixAddress.Abstract(name).sockaddr());

        SocketSnapshot snapshot = sockets.snapshot(SocketQuestion.USUAL.sources());
        Socket found = snapshot.socket(machine.inode(listener)).orElseThrow();

        assertThat(found.state()).contains(SocketState.LISTENING);
        assertThat(found.waiting()).contains(List.of(machine.inode(client)));
        assertThat(List.of(found.receiveQueue(), found.sendQueue())).containsExactly(Optional.of(1L), Optional.of(5L));
        assertThat(snapshot.socket(machine.inode(client)).orElseThrow().peer()).contains(0L);
        assertThat(snapshot.sockets())
                .filteredOn(s -> s.name().equals(Optional.of(new UnixAddress.Abstract(name))) && s.inode() == 0)
                .singleElement()
                .extracting(s -> s.unproven().orElseThrow().kind())
                .isEqualTo(Doubt.Kind.EMBRYO);
    }

    @Test
    void fiveThousandSocketsLoseNothing() throws Exception {
        Set<Long> made = new HashSet<>();
        for (int i = 0; i < 2500; i++) {
            for (Fd end : machine.pair(SocketType.STREAM)) {
                made.add(machine.inode(end));
            }
        }

        SocketListing listing = sockets.list(SocketQuestion.USUAL);

        Set<Long> missing = new HashSet<>(made);
        Set<Long> withoutOwner = new HashSet<>();
        for (SocketRow row : listing.rows()) {
            boolean whole = row.socket().sources().equals(List.of(Source.SOCK_DIAG, Source.PROC)) && !row.isUnproven();
            if (whole
                    && missing.remove(row.inode())
                    && row.owners().stream().noneMatch(o -> o.pid() == machine.pid())) {
                withoutOwner.add(row.inode());
            }
        }
        assertThat(made).hasSize(5000);
        assertThat(missing).isEmpty();
        assertThat(withoutOwner).isEmpty();
    }

    @Test
    void aSocketThatIsOnlyInFlightHasNoOwner() throws Exception {
        List<Fd> carrier = machine.pair(SocketType.STREAM);
        List<Fd> sent = machine.pair(SocketType.STREAM);
        long inode = machine.inode(sent.get(0));
        sendDescriptor(carrier.get(0), sent.get(0));
        sent.get(0).close();

        SocketRow row = sockets.list(SocketQuestion.USUAL, Set.of(inode)).rows().stream()
                .filter(r -> r.inode() == inode)
                .findFirst()
                .orElseThrow();

        assertThat(row.owners()).isEmpty();
        assertThat(row.noOwner().orElseThrow()).isIn(NoOwner.IN_FLIGHT, NoOwner.NOT_PERMITTED);
        assertThat(new FdTableSource(machine.calls)
                        .info(machine.pid(), carrier.get(1).number())
                        .value()
                        .orElseThrow()
                        .scmFds())
                .contains(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SocketType.class,
            names = {"DGRAM", "SEQPACKET"})
    void aDescriptorThatCameWithoutAByteIsCounted(SocketType type) throws Exception {
        List<Fd> pair = machine.pair(type);
        List<Fd> idle = machine.pair(type);
        ByteBuffer control = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
        control.putLong(20).putInt(1).putInt(1).putInt(idle.get(0).number());
        machine.calls.sendmsg(pair.get(0), Bytes.EMPTY, Optional.empty(), Bytes.of(control.array()), 24, 0);

        SocketListing listing = sockets.list(SocketQuestion.USUAL);

        assertThat(listing.row(machine.inode(pair.get(1))).orElseThrow().inFlight())
                .hasValue(1);
        assertThat(listing.row(machine.inode(pair.get(0))).orElseThrow().inFlight())
                .hasValue(0);
        assertThat(listing.row(machine.inode(idle.get(1))).orElseThrow().inFlight())
                .hasValue(0);
    }

    @Test
    void aSocketThatClosedMeanwhileIsNotSaidToBeWithoutAnOwner() throws Exception {
        Fd socket = machine.socket(SocketType.STREAM);
        long closed = machine.inode(socket);
        long open = machine.inode(machine.socket(SocketType.STREAM));
        SocketSnapshot before = sockets.snapshot(SocketQuestion.USUAL.sources());
        socket.close();

        SecondLook again = new SecondLook(machine.calls);
        Owners nobody = Owners.Part.joined(List.of(new Owners.Part()), Optional.empty());
        Owners found = again.owners(before, nobody);
        SocketSnapshot after = again.stillThere(before, found);

        assertThat(found.of(open)).extracting(Owner::pid).containsExactly(machine.pid());
        assertThat(after.socket(open)).isPresent();
        assertThat(before.socket(closed)).isPresent();
        assertThat(after.socket(closed)).isEmpty();
    }

    @Test
    void oneSocketIsAskedForAloneAndAnAbsentOneIsNoFailure() throws Exception {
        Fd socket = machine.socket(SocketType.DGRAM);
        long inode = machine.inode(socket);
        try (SockDiagSource diag = SockDiagSource.open(machine.calls)) {
            assertThat(diag.socket(inode).value().orElseThrow().orElseThrow().type())
                    .contains(SocketType.DGRAM);

            socket.close();

            Reading<Optional<SocketSighting>> gone = diag.socket(inode);
            assertThat(gone.value()).contains(Optional.empty());
            assertThat(gone.failure()).isEmpty();
            assertThat(diag.socket(0).value()).contains(Optional.empty());
            assertThat(diag.dump().failure()).isEmpty();
        }
    }

    @Test
    void theNamespaceOfAProcessThatSharesOursIsOurs() throws Exception {
        long inode = machine.inode(machine.socket(SocketType.SEQPACKET));

        SocketListing listing = sockets.list(SocketQuestion.USUAL.inNamespaceOf(machine.pid()));

        assertThat(listing.row(inode).orElseThrow().socket().sources()).containsExactly(Source.SOCK_DIAG, Source.PROC);
    }

    @Test
    void anotherNetworkNamespaceIsEnteredOrItIsSaidWhyNot() throws Exception {
        Tools.require("unshare");
        long here = machine.inode(machine.socket(SocketType.STREAM));
        boolean root = machine.calls.geteuid() == 0;
        Process other = new ProcessBuilder(
                        root ? List.of("unshare", "--net", "cat") : List.of("unshare", "--user", "--net", "cat"))
                .start();
        try {
            int pid = (int) other.pid();
            ProcessSource processes = new ProcessSource(machine.calls);
            long own = processes.networkNamespace().value().orElseThrow();
            Instant deadline = Instant.now().plusSeconds(20);
            while (processes.networkNamespace(pid).value().equals(Optional.of(own))) {
                assertThat(Instant.now()).isBefore(deadline);
                Thread.onSpinWait();
            }

            SocketListing listing = sockets.list(SocketQuestion.USUAL.inNamespaceOf(pid));

            assertThat(listing.namespace())
                    .isEqualTo(processes.networkNamespace(pid).value())
                    .isNotEqualTo(Optional.of(own));
            assertThat(listing.row(here)).isEmpty();
            assertThat(listing.notes().stream().filter(note -> note.startsWith("sock_diag: ")))
                    .hasSize(root ? 0 : 1);
        } finally {
            other.getOutputStream().close();
            other.waitFor();
        }
    }

    @Test
    void aProcessThatIsNotThereHasNoNamespaceAndTheReasonIsTold() {
        SocketListing listing = sockets.list(SocketQuestion.USUAL.inNamespaceOf(Integer.MAX_VALUE));

        assertThat(listing.rows()).isEmpty();
        assertThat(listing.notes())
                .contains(
                        "/proc/2147483647/net/unix: there is no such file; the process may have ended, or this kernel does"
                                + " not have it");
    }

    @Test
    void aSourceThatIsAbsentSaysSoAndTheOthersGoOn() throws Exception {
        long inode = machine.inode(machine.socket(SocketType.STREAM));
        SsSource absent = new SsSource(List.of("/nonexistent/ss", "-xaemp"), Duration.ofSeconds(5));

        SocketSnapshot snapshot = new MachineSockets(machine.calls, absent).snapshot(EnumSet.allOf(Source.class));

        assertThat(snapshot.failures())
                .containsEntry(
                        Source.SS,
                        "/nonexistent/ss -xaemp: it could not be started; install iproute2 to have this source");
        assertThat(snapshot.socket(inode).orElseThrow().sources()).containsExactly(Source.SOCK_DIAG, Source.PROC);
    }

    @Test
    void aSourceThatHangsIsEnded() {
        SsSource slow = new SsSource(List.of("sleep", "60"), Duration.ofMillis(200));

        assertThat(slow.read().failure()).contains("sleep 60: no end within 200 ms");
    }

    @Test
    void aSourceThatFailsTellsItsExitCode() {
        SsSource broken =
                new SsSource(List.of("sh", "-c", "echo 'u_str ESTAB 0 0 * 5 * 6'; exit 3"), Duration.ofSeconds(20));

        Reading<List<SocketSighting>> reading = broken.read();

        assertThat(reading.failure().orElseThrow()).endsWith(": it ended with exit code 3");
        assertThat(reading.value().orElseThrow())
                .extracting(SocketSighting::inode)
                .containsExactly(Optional.of(5L));
    }

    private void sendDescriptor(Fd over, Fd sent) throws Exception {
        ByteBuffer control = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
        control.putLong(20).putInt(1).putInt(1).putInt(sent.number());
        machine.calls.sendmsg(over, Bytes.utf8("x"), Optional.empty(), Bytes.of(control.array()), 24, 0);
    }
}
