package fdscope.kernel.jna;

import static fdscope.kernel.jna.Kernel.assertFails;
import static fdscope.kernel.jna.Kernel.number;
import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.Syscalls.EpollEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class WaitingTest {
    /** HotSpot has a handler for SIGUSR2 that does nothing when nobody asked it to: a plain interruption. */
    private static final int SIGUSR2 = 12;

    private final Syscalls calls = Kernel.calls();

    private List<Fd> pipe() throws ErrnoException {
        return calls.pipe(Optional.of(number("O_CLOEXEC")));
    }

    @Test
    void pollTellsWhatIsReady() throws ErrnoException {
        List<Fd> pipe = pipe();
        try (Fd reader = pipe.get(0);
                Fd writer = pipe.get(1)) {
            assertThat(calls.poll(reader, number("POLLIN"), 0)).isZero();
            assertThat(calls.poll(writer, number("POLLOUT"), -1)).isEqualTo(number("POLLOUT"));
            calls.write(writer, Bytes.utf8("x"));
            assertThat(calls.poll(reader, number("POLLIN"), 1000)).isEqualTo(number("POLLIN"));
            assertThat(calls.poll(Fd.borrowed(987_654), number("POLLIN"), 0)).isEqualTo(number("POLLNVAL"));
        }
    }

    @Test
    void epollTellsWhichDescriptorIsReady() throws ErrnoException {
        List<Fd> one = pipe();
        List<Fd> two = pipe();
        try (Fd epoll = calls.epoll_create1(number("EPOLL_CLOEXEC"));
                Fd r1 = one.get(0);
                Fd w1 = one.get(1);
                Fd r2 = two.get(0);
                Fd w2 = two.get(1)) {
            calls.epoll_ctl(epoll, number("EPOLL_CTL_ADD"), r1, number("EPOLLIN"));
            calls.epoll_ctl(epoll, number("EPOLL_CTL_ADD"), r2, number("EPOLLIN"));
            assertFails(Errno.EEXIST, () -> calls.epoll_ctl(epoll, number("EPOLL_CTL_ADD"), r1, number("EPOLLIN")));
            assertThat(calls.epoll_wait(epoll, 0)).isEmpty();
            calls.write(w2, Bytes.utf8("x"));
            assertThat(calls.epoll_wait(epoll, -1)).containsExactly(new EpollEvent(number("EPOLLIN"), r2.number()));
            calls.write(w1, Bytes.utf8("x"));
            assertThat(calls.epoll_wait(epoll, 1000))
                    .containsExactlyInAnyOrder(
                            new EpollEvent(number("EPOLLIN"), r1.number()),
                            new EpollEvent(number("EPOLLIN"), r2.number()));
            assertFails(Errno.EINVAL, () -> calls.epoll_wait(r1, 0));
        }
    }

    /** Signals the thread of a wait all the time; gives how long the wait took. */
    private Duration interrupted(Callable<Integer> wait) throws Exception {
        BlockingQueue<Integer> tids = new ArrayBlockingQueue<>(1);
        FutureTask<Duration> task = new FutureTask<>(() -> {
            tids.add(calls.gettid());
            long start = System.nanoTime();
            assertThat(wait.call()).isZero();
            return Duration.ofNanos(System.nanoTime() - start);
        });
        Thread thread = new Thread(task);
        thread.start();
        Integer tid = tids.poll(10, TimeUnit.SECONDS);
        for (int i = 0; i < 200; i++) {
            try {
                return task.get(20, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                calls.syscall("tgkill", calls.getpid(), tid, SIGUSR2);
            }
        }
        return task.get(10, TimeUnit.SECONDS);
    }

    @Test
    void anInterruptedWaitGoesOnForTheRestOfItsTime() throws Exception {
        List<Fd> pipe = pipe();
        try (Fd reader = pipe.get(0);
                Fd writer = pipe.get(1);
                Fd epoll = calls.epoll_create1(number("EPOLL_CLOEXEC"))) {
            calls.epoll_ctl(epoll, number("EPOLL_CTL_ADD"), reader, number("EPOLLIN"));
            // Signals come for 4 seconds: a wait that began anew each time would take longer than these.
            assertThat(interrupted(() -> calls.poll(reader, number("POLLIN"), 300)))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
            assertThat(interrupted(() -> calls.epoll_wait(epoll, 300).size()))
                    .isBetween(Duration.ofMillis(300), Duration.ofSeconds(3));
            assertThat(writer.number()).isPositive();
        }
    }

    @Test
    void anInterruptedReceiveGoesOn() throws Exception {
        List<Fd> pair = calls.socketpair(1, 1 | number("SOCK_CLOEXEC"), 0);
        try (Fd a = pair.get(0);
                Fd b = pair.get(1)) {
            // With SO_RCVTIMEO the kernel itself never begins again after a handler has run (signal(7)).
            calls.setsockopt(b, 1, number("SO_RCVTIMEO"), Bytes.ofHex("1e000000000000000000000000000000"));
            BlockingQueue<Integer> tids = new ArrayBlockingQueue<>(1);
            FutureTask<Bytes> task = new FutureTask<>(() -> {
                tids.add(calls.gettid());
                return calls.read(b, 16);
            });
            Thread thread = new Thread(task);
            thread.start();
            Integer tid = tids.poll(10, TimeUnit.SECONDS);
            for (int i = 0; i < 10; i++) {
                try {
                    assertThat(task.get(20, TimeUnit.MILLISECONDS))
                            .as("nothing was sent yet")
                            .isNull();
                } catch (TimeoutException e) {
                    calls.syscall("tgkill", calls.getpid(), tid, SIGUSR2);
                }
            }
            calls.send(a, Bytes.utf8("x"), 0, Optional.empty());
            assertThat(task.get(10, TimeUnit.SECONDS)).isEqualTo(Bytes.utf8("x"));
        }
    }

    @Test
    void aTerminalIsMadeRawAndBack() throws ErrnoException {
        int flags = number("O_RDWR") | number("O_NOCTTY") | number("O_CLOEXEC");
        long room = calls.mmap(
                Fd.borrowed(-1),
                4096,
                number("PROT_READ") | number("PROT_WRITE"),
                number("MAP_PRIVATE") | number("MAP_ANONYMOUS"),
                0);
        try (Fd controller = calls.open(Bytes.utf8("/dev/ptmx"), flags, 0)) {
            calls.ioctl(controller, 0x40045431L, room); // TIOCSPTLCK with 0: unlock
            int index = calls.ioctlInt(controller, 0x80045430L); // TIOCGPTN
            try (Fd terminal = calls.open(Bytes.utf8("/dev/pts/" + index), flags, 0)) {
                assertThat(calls.isatty(terminal.number())).isTrue();
                Syscalls.TerminalAttributes cooked = calls.tcgetattr(terminal);
                calls.tcsetattr(terminal, cooked.raw(), true);
                assertThat(calls.tcgetattr(terminal)).isEqualTo(cooked.raw()).isNotEqualTo(cooked);
                calls.write(controller, Bytes.ofHex("0d03"));
                assertThat(calls.read(terminal, 9)).isEqualTo(Bytes.ofHex("0d03"));
                calls.write(terminal, Bytes.utf8("\n"));
                assertThat(calls.read(controller, 9)).isEqualTo(Bytes.utf8("\n"));
                calls.tcsetattr(terminal, cooked, false);
                assertThat(calls.tcgetattr(terminal)).isEqualTo(cooked);
                calls.poke(room, Bytes.ofHex("18005000" + "00000000"));
                calls.ioctl(controller, 0x5414, room); // TIOCSWINSZ
                assertThat(calls.windowSize(terminal)).isEqualTo(new Syscalls.WindowSize(80, 24));
            }
        } finally {
            calls.munmap(room, 4096);
        }
        List<Fd> pipe = pipe();
        try (Fd reader = pipe.get(0);
                Fd writer = pipe.get(1)) {
            assertThat(calls.isatty(reader.number())).isFalse();
            assertFails(Errno.ENOTTY, () -> calls.tcgetattr(reader));
            assertFails(Errno.ENOTTY, () -> calls.windowSize(writer));
        }
    }
}
