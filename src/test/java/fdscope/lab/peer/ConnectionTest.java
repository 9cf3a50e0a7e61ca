package fdscope.lab.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM_CLOEXEC = 1 | 0x80000;

    private Syscalls calls;
    private Connection one;
    private Connection other;

    @BeforeEach
    void connect() throws Exception {
        calls = NativeDoor.open();
        List<Fd> pair = calls.socketpair(AF_UNIX, SOCK_STREAM_CLOEXEC, 0);
        one = new Connection(calls, pair.get(0));
        other = new Connection(calls, pair.get(1));
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void aDescriptorArrivesWithTheBytes() throws Exception {
        List<Fd> pipe = calls.pipe(Optional.empty());
        try (Fd reader = pipe.get(0);
                Fd writer = pipe.get(1)) {
            one.send(Bytes.utf8("take it"), List.of(writer), 1000);
            try (Received came = other.receive(64).orElseThrow()) {
                assertThat(came.data()).isEqualTo(Bytes.utf8("take it"));
                try (Fd theirs = came.takeOnlyFd()) {
                    calls.write(theirs, Bytes.utf8("through"));
                }
            }
            assertThat(calls.read(reader, 64)).isEqualTo(Bytes.utf8("through"));
        }
    }

    @Test
    void nothingThereIsEmptyAndAClosedPeerIsTheEnd() throws Exception {
        assertThat(other.awaits(0)).isFalse();
        assertThat(other.receive(64)).isEmpty();
        one.close();
        assertThat(other.awaits(0)).isTrue();
        try (Received end = other.receive(64).orElseThrow()) {
            assertThat(end.data()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Test
    void aPeerThatDoesNotReadHoldsNobodyUp() {
        Bytes much = Bytes.utf8("x").times(4 << 20);
        assertThatThrownBy(() -> one.send(much, List.of(), 20))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EAGAIN));
    }

    @Test
    void aPeerThatHasGoneIsEpipeWithoutASignal() {
        other.close();
        assertThatThrownBy(() -> one.send(Bytes.utf8("x"), List.of(), 20))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EPIPE));
    }
}
