package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.Syscalls;
import fdscope.observe.Reading;
import fdscope.observe.SocketSighting;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers that a kernel gives seldom. */
class SockDiagSourceTest {
    private static final int NLM_F_DUMP_INTR = 0x10;

    private final Deque<Object> answers = new ArrayDeque<>();
    private int asked;

    @Test
    void anInterruptedDumpIsAskedForAgainAndThatIsSaid() {
        answers.add(row(1, 5));
        answers.add(done(1, NLM_F_DUMP_INTR));
        answers.add(row(2, 5).plus(row(2, 6)));
        answers.add(done(2, 0));

        Reading<List<SocketSighting>> reading = dump();

        assertThat(inodes(reading)).containsExactly(5L, 6L);
        assertThat(reading.failure()).isEmpty();
        assertThat(reading.remark())
                .contains("sock_diag: sockets came or went during the dump; rows may be missing; asked again, try 2 was"
                        + " complete");
    }

    @Test
    void aKernelWithoutRoomIsAskedThreeTimesAndThenWhatItGaveIsShownWithTheReason() {
        for (int i = 1; i <= 3; i++) {
            answers.add(row(i, 4 + i));
            answers.add(Errno.ENOBUFS);
        }

        Reading<List<SocketSighting>> reading = dump();

        assertThat(asked).isEqualTo(3);
        assertThat(inodes(reading)).containsExactly(7L);
        assertThat(reading.failure().orElseThrow()).contains("ENOBUFS");
    }

    @Test
    void anotherFailureIsNotAskedAgain() {
        answers.add(Errno.EACCES);

        assertThat(dump().failure().orElseThrow()).contains("EACCES");
        assertThat(asked).isEqualTo(1);
    }

    private Reading<List<SocketSighting>> dump() {
        return new SockDiagSource(calls(), Fd.borrowed(3)).dump();
    }

    private static List<Long> inodes(Reading<List<SocketSighting>> reading) {
        return reading.value().orElseThrow().stream()
                .map(row -> row.inode().orElseThrow())
                .toList();
    }

    private Syscalls calls() {
        return (Syscalls) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Syscalls.class}, (proxy, method, values) -> {
                    if (method.getName().equals("send")) {
                        asked++;
                        return 0L;
                    }
                    assertThat(method.getName()).isEqualTo("recvmsg");
                    Object answer = answers.remove();
                    if (answer instanceof Errno errno) {
                        throw new ErrnoException("recvmsg", "3", errno);
                    }
                    return received((Bytes) answer);
                });
    }

    private static Bytes row(int sequence, int inode) {
        ByteBuffer out = message(32, 20, 0, sequence);
        out.put((byte) 1).put((byte) 1).put((byte) 7).put((byte) 0).putInt(inode);
        return Bytes.of(out.array());
    }

    private static Bytes done(int sequence, int flags) {
        return Bytes.of(message(20, 3, flags, sequence).array());
    }

    private static ByteBuffer message(int length, int type, int flags, int sequence) {
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
        return out.putInt(length)
                .putShort((short) type)
                .putShort((short) flags)
                .putInt(sequence)
                .putInt(0);
    }

    private static Received received(Bytes data) {
        return new Received(data.length(), data, 0, Bytes.EMPTY, Bytes.EMPTY, List.of(), List.of());
    }
}
