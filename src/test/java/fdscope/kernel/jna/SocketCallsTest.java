package fdscope.kernel.jna;

import static fdscope.kernel.jna.Kernel.address;
import static fdscope.kernel.jna.Kernel.assertFails;
import static fdscope.kernel.jna.Kernel.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.ControlMessage.Rights;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.SocketType;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SocketCallsTest {
    private static final int UNIX = UnixAddress.AF_UNIX;
    private static final Bytes X = Bytes.utf8("x");

    private final Syscalls calls = Kernel.calls();

    @TempDir
    Path folder;

    private List<Fd> pair(SocketType type) throws ErrnoException {
        return calls.socketpair(UNIX, type.number() | number("SOCK_CLOEXEC"), 0);
    }

    private Bytes rights(Fd... fds) {
        return ControlBuffer.encode(
                List.of(new Rights(List.of(fds).stream().map(Fd::number).toList())));
    }

    @ParameterizedTest
    @EnumSource(SocketType.class)
    void aDescriptorTravelsWithItsBytes(SocketType type) throws ErrnoException {
        List<Fd> pair = pair(type);
        try (Fd a = pair.get(0);
                Fd b = pair.get(1);
                Fd note = calls.memfd_create(Bytes.utf8("note"), number("MFD_CLOEXEC"))) {
            Bytes control = rights(note);
            assertThat(calls.sendmsg(a, X, Optional.empty(), control, control.length(), 0))
                    .isEqualTo(1);
            try (Received in = calls.recvmsg(b, 16, 24, number("MSG_CMSG_CLOEXEC"));
                    Fd arrived = in.takeOnlyFd()) {
                assertThat(in.result()).isEqualTo(1);
                assertThat(in.data()).isEqualTo(X);
                assertThat(in.flags() & ~number("MSG_CMSG_CLOEXEC") & ~number("MSG_EOR"))
                        .isZero();
                assertThat(in.messages()).containsExactly(new Rights(List.of(arrived.number())));
                assertThat(in.control().length()).isEqualTo(24);
                int pid = calls.getpid();
                assertThat(calls.kcmp(pid, pid, 0, note.number(), arrived.number()))
                        .isZero();
                assertThat(arrived.number()).isNotEqualTo(note.number());
                assertThat(calls.fcntl(arrived, number("F_GETFD"), 0)).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "16, 0", "20, 1", "24, 2", "28, 3", "32, 3"})
    void aSmallControlBufferLosesDescriptors(int room, int count) throws ErrnoException {
        List<Fd> pair = pair(SocketType.STREAM);
        try (Fd a = pair.get(0);
                Fd b = pair.get(1)) {
            Bytes control = rights(a, a, b);
            calls.sendmsg(a, X, Optional.empty(), control, control.length(), 0);
            try (Received in = calls.recvmsg(b, 1, room, 0)) {
                assertThat(in.flags()).isEqualTo(count < 3 ? number("MSG_CTRUNC") : 0);
                assertThat(ControlBuffer.fds(in.messages())).hasSize(count);
            }
        }
    }

    @Test
    void controllenMayDifferFromTheBuffer() throws ErrnoException {
        List<Fd> pair = pair(SocketType.STREAM);
        try (Fd a = pair.get(0);
                Fd b = pair.get(1)) {
            assertFails(Errno.EINVAL, () -> calls.sendmsg(a, X, Optional.empty(), rights(b), 18, 0));
            assertFails(Errno.ENOBUFS, () -> calls.sendmsg(a, X, Optional.empty(), rights(b), 1L << 40, 0));
            assertFails(
                    Errno.EINVAL,
                    () -> calls.sendmsg(a, X, Optional.empty(), ControlBuffer.raw(8, 1, 1, Bytes.EMPTY), 16, 0));
            Bytes many = ControlBuffer.encode(List.of(new Rights(Collections.nCopies(254, b.number()))));
            assertFails(Errno.EINVAL, () -> calls.sendmsg(a, X, Optional.empty(), many, many.length(), 0));
        }
    }

    @Test
    void credentialsAndPidfdsArrive() throws ErrnoException {
        List<Fd> pair = pair(SocketType.DGRAM);
        try (Fd a = pair.get(0);
                Fd b = pair.get(1)) {
            calls.setsockopt(b, 1, number("SO_PASSCRED"), Bytes.ofHex("01000000"));
            calls.send(a, X, 0, Optional.empty());
            try (Received in = calls.recvmsg(b, 1, 64, 0)) {
                ControlMessage.Credentials who =
                        (ControlMessage.Credentials) in.messages().get(0);
                assertThat(who.pid()).isEqualTo(calls.getpid());
                assertThat(who.uid()).isEqualTo(calls.getuid());
            }
        }
    }

    @Test
    void aPidfdOfTheSenderArrivesAndIsOwned() throws ErrnoException {
        List<Fd> pair = pair(SocketType.DGRAM);
        try (Fd a = pair.get(0);
                Fd b = pair.get(1)) {
            try {
                calls.setsockopt(b, 1, number("SO_PASSPIDFD"), Bytes.ofHex("01000000"));
            } catch (ErrnoException e) {
                Assumptions.abort("SO_PASSPIDFD is not on this kernel (since 6.5): " + e.getMessage());
            }
            Bytes control = rights(a);
            calls.sendmsg(a, X, Optional.empty(), control, control.length(), 0);
            try (Received in = calls.recvmsg(b, 1, 128, 0)) {
                List<Fd> fds = in.takeFds();
                try (Fd right = fds.get(0);
                        Fd pidfd = fds.get(1)) {
                    assertThat(in.messages())
                            .containsExactlyInAnyOrder(
                                    new Rights(List.of(right.number())), new ControlMessage.PidFd(pidfd.number()));
                    calls.pidfd_send_signal(pidfd, 0);
                }
            }
        }
    }

    @Test
    void thePeerOfAPairIsItsMaker() throws ErrnoException {
        List<Fd> pair = pair(SocketType.STREAM);
        try (Fd a = pair.get(0);
                Fd b = pair.get(1)) {
            Bytes ucred = calls.getsockopt(a, 1, number("SO_PEERCRED"), 12);
            assertThat(ControlBuffer.decode(ControlBuffer.raw(28, 1, 2, ucred)).get(0))
                    .isInstanceOfSatisfying(
                            ControlMessage.Credentials.class,
                            who -> assertThat(who.pid()).isEqualTo(calls.getpid()));
            assertThat(calls.getsockopt(b, 1, number("SO_TYPE"), 4)).isEqualTo(Bytes.ofHex("01000000"));
            assertFails(Errno.ENOPROTOOPT, () -> calls.getsockopt(a, 1, 9999, 4));
        }
    }

    @Test
    void aClientReachesAListenerByItsName() throws ErrnoException {
        Bytes name = address(folder.resolve("door.sock"));
        try (Fd server = calls.socket(UNIX, 1, 0);
                Fd client = calls.socket(UNIX, 1, 0);
                Fd late = calls.socket(UNIX, 1, 0)) {
            assertFails(Errno.ENOENT, () -> calls.connect(client, name));
            calls.bind(server, name);
            assertFails(Errno.EADDRINUSE, () -> calls.bind(late, name));
            assertThatThrownBy(() -> calls.connect(client, name))
                    .hasMessage("connect(" + folder.resolve("door.sock") + "): ECONNREFUSED, nobody listens there");
            calls.listen(server, 1);
            calls.connect(client, name);
            Syscalls.Accepted plain = calls.accept(server, Optional.empty());
            try (Fd accepted = plain.fd()) {
                assertThat(plain.sockaddr()).isEqualTo(Bytes.ofHex("0100"));
                assertThat(calls.getpeername(client)).isEqualTo(name);
                assertThat(calls.getsockname(accepted)).isEqualTo(name);
                assertThat(calls.fcntl(accepted, number("F_GETFD"), 0)).isZero();
                calls.shutdown(accepted, number("SHUT_WR"));
                assertThat(calls.read(client, 1)).isEqualTo(Bytes.EMPTY);
            }
            calls.connect(late, name);
            try (Fd accepted =
                    calls.accept(server, Optional.of(number("SOCK_CLOEXEC"))).fd()) {
                assertThat(calls.fcntl(accepted, number("F_GETFD"), 0)).isEqualTo(1);
            }
            calls.fcntl(server, number("F_SETFL"), number("O_NONBLOCK"));
            assertFails(Errno.EAGAIN, () -> calls.accept(server, Optional.empty()));
        }
    }

    @Test
    void addressesHaveEveryLengthFromTwoTo111() throws ErrnoException {
        try (Fd unbound = calls.socket(UNIX, 2, 0);
                Fd long108 = calls.socket(UNIX, 2, 0);
                Fd auto = calls.socket(UNIX, 2, 0)) {
            assertThat(calls.getsockname(unbound).length()).isEqualTo(2);
            String start = folder.resolve("s").toString();
            Bytes path = Bytes.utf8(start + "s".repeat(108 - start.length()));
            Bytes full = Bytes.ofHex("0100").plus(path);
            assertFails(Errno.EINVAL, () -> calls.bind(unbound, full.plus(Bytes.of((byte) 0))));
            calls.bind(long108, full);
            assertThat(calls.getsockname(long108)).isEqualTo(full.plus(Bytes.of((byte) 0)));
            assertThat(calls.getsockname(long108).length()).isEqualTo(111);
            calls.bind(auto, Bytes.ofHex("0100"));
            assertThat(calls.getsockname(auto).length()).isEqualTo(8);
            assertThat(UnixAddress.of(calls.getsockname(auto))).isInstanceOf(UnixAddress.Abstract.class);
        }
    }

    @Test
    void aDatagramBringsTheAddressOfItsSender() throws ErrnoException {
        Bytes here = address(folder.resolve("here"));
        Bytes there = address(folder.resolve("there"));
        try (Fd a = calls.socket(UNIX, 2, 0);
                Fd b = calls.socket(UNIX, 2, 0)) {
            calls.bind(a, here);
            calls.bind(b, there);
            assertThat(calls.send(a, Bytes.utf8("hello"), 0, Optional.of(there)))
                    .isEqualTo(5);
            try (Received in = calls.receiveFrom(b, 2, number("MSG_TRUNC"))) {
                assertThat(in.data()).isEqualTo(Bytes.utf8("he"));
                assertThat(in.result()).isEqualTo(5);
                assertThat(in.name()).isEqualTo(here);
            }
            calls.sendmsg(a, X, Optional.of(there), Bytes.EMPTY, 0, 0);
            try (Received in = calls.recvmsg(b, 4, 0, 0)) {
                assertThat(in.data()).isEqualTo(X);
                assertThat(in.name()).isEqualTo(here);
                assertThat(in.control()).isEqualTo(Bytes.EMPTY);
            }
            assertFails(Errno.ENOENT, () -> calls.send(a, X, 0, Optional.of(address(folder.resolve("no")))));
            assertFails(Errno.ENOTCONN, () -> calls.send(a, X, 0, Optional.empty()));
            assertFails(Errno.EAGAIN, () -> calls.receive(b, 4, number("MSG_DONTWAIT")));
            calls.connect(a, there);
            assertThat(calls.send(a, X, 0, Optional.empty())).isEqualTo(1);
            try (Received in = calls.receive(b, 4, 0)) {
                assertThat(in.data()).isEqualTo(X);
                assertThat(in.name()).isEqualTo(Bytes.EMPTY);
            }
        }
    }

    @Test
    void aPayloadOfMegabytesArrivesWhole() throws Exception {
        List<Fd> pair = pair(SocketType.STREAM);
        Bytes data = Bytes.utf8("0123456789abcdef").times(512 << 10);
        try (Fd a = pair.get(0);
                Fd b = pair.get(1)) {
            Thread sender = new Thread(() -> {
                try {
                    calls.send(a, data, 0, Optional.empty());
                } catch (ErrnoException e) {
                    throw new IllegalStateException(e);
                }
            });
            sender.start();
            try (Received in = calls.receive(b, data.length(), number("MSG_WAITALL"))) {
                assertThat(in.data()).isEqualTo(data);
            }
            sender.join();
        }
    }

    @Test
    void senselessSizesAndUsedUpDescriptorsAreRefusedBeforeTheKernelSeesThem() throws ErrnoException {
        List<Fd> pair = pair(SocketType.STREAM);
        try (Fd a = pair.get(0)) {
            pair.get(1).close();
            assertThatThrownBy(() -> calls.receive(a, -1, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> calls.recvmsg(a, 1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> calls.getsockopt(a, 1, 3, -1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> calls.send(pair.get(1), X, 0, Optional.empty()))
                    .isInstanceOf(IllegalStateException.class);
            assertFails(Errno.EPIPE, () -> calls.send(a, X, number("MSG_NOSIGNAL"), Optional.empty()));
        }
    }
}
