package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Received;
import fdscope.kernel.SocketType;
import fdscope.observe.FdTable;
import fdscope.observe.KernelSymbols;
import fdscope.observe.Reading;
import fdscope.observe.SameFile;
import fdscope.observe.SleepsIn;
import fdscope.observe.SocketSighting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On the running kernel. */
class ProcessSourceTest {
    private static final int MFD_CLOEXEC = 1;
    private static final int CLONE_NEWNET = 0x40000000;

    private Machine machine;
    private ProcessSource processes;

    @BeforeEach
    void open() throws Exception {
        machine = new Machine();
        processes = new ProcessSource(machine.calls);
    }

    @AfterEach
    void close() {
        machine.close();
    }

    @Test
    void aBlockedReceiveSleepsInAKernelFunctionAndInACall() throws Exception {
        List<Fd> pair = machine.pair(SocketType.STREAM);
        CompletableFuture<Integer> tid = new CompletableFuture<>();
        FutureTask<Bytes> got = new FutureTask<>(() -> {
            tid.complete(machine.calls.gettid());
            try (Received received = machine.calls.receiveFrom(pair.get(1), 1, 0)) {
                return received.data();
            }
        });
        new Thread(got).start();
        int thread = tid.get(20, TimeUnit.SECONDS);
        assumeTrue(
                processes.sleepingCall(machine.pid(), thread).failure().isEmpty(),
                "this kernel does not show /proc/PID/task/TID/syscall");

        Machine.await(
                "the thread sleeps in recvfrom",
                () -> processes
                        .sleepingCall(machine.pid(), thread)
                        .value()
                        .filter(call -> call.number().isPresent())
                        .filter(call -> call.arguments().get(0) == pair.get(1).number())
                        .isPresent());
        Machine.await(
                "the thread sleeps in unix_stream_read_generic",
                () -> processes
                        .sleepsIn(machine.pid(), thread)
                        .value()
                        .flatMap(SleepsIn::function)
                        .equals(Optional.of("unix_stream_read_generic")));
        assertThat(processes.threads(machine.pid()).value().orElseThrow()).contains(thread);

        machine.calls.send(pair.get(0), Bytes.utf8("x"), 0, Optional.empty());
        assertThat(got.get(20, TimeUnit.SECONDS)).isEqualTo(Bytes.utf8("x"));
    }

    @Test
    void theDescriptorTableNamesWhatEachDescriptorLeadsTo() throws Exception {
        Fd socket = machine.socket(SocketType.STREAM);
        Fd memory = machine.keep(machine.calls.memfd_create(Bytes.utf8("note\n\u001b["), MFD_CLOEXEC));
        machine.calls.write(memory, Bytes.utf8("hello"));

        FdTable table =
                new FdTableSource(machine.calls).read(machine.pid()).value().orElseThrow();

        assertThat(table.descriptor(socket.number()).orElseThrow().socketInode())
                .contains(machine.inode(socket));
        FdTable.Descriptor found = table.descriptor(memory.number()).orElseThrow();
        assertThat(found.target()).isEqualTo(Bytes.utf8("/memfd:note\n\u001b[ (deleted)"));
        assertThat(found.targetText()).isEqualTo("/memfd:note\\n\\e[ (deleted)");
        assertThat(found.info().orElseThrow().position()).contains(5L);
        assertThat(found.info().orElseThrow().closeOnExec()).contains(true);
    }

    @Test
    void aDuplicateLeadsToTheSameOpenFileAndASecondSocketDoesNot() throws Exception {
        Fd one = machine.socket(SocketType.STREAM);
        Fd two = machine.keep(machine.calls.dup(one));
        Fd other = machine.socket(SocketType.STREAM);
        SameFileSource source = new SameFileSource(machine.calls);
        int pid = machine.pid();
        SameFile same = source.compare(pid, one.number(), pid, two.number());
        assumeTrue(same.answer() != SameFile.Answer.NOT_ANSWERABLE, "kcmp(2) is refused here: " + same.why());

        assertThat(same).isEqualTo(new SameFile(SameFile.Answer.SAME, "kcmp(KCMP_FILE)", Optional.empty()));
        assertThat(source.compare(pid, one.number(), pid, other.number()).answer())
                .isEqualTo(SameFile.Answer.DIFFERENT);
        assertThat(source.compare(pid, one.number(), pid, 1_000_000).why().orElseThrow())
                .contains("EBADF");
    }

    @Test
    void aProcessThatIsNotThereIsAFailureInWords() {
        int none = Integer.MAX_VALUE;

        assertThat(processes.exists(machine.pid())).isTrue();
        assertThat(processes.exists(none)).isFalse();
        assertThat(processes.uids(machine.pid()).value().orElseThrow())
                .startsWith((long) machine.calls.getuid(), (long) machine.calls.geteuid());
        assertThat(processes.uids(none).failure())
                .contains("/proc/2147483647/status: there is no such file; the"
                        + " process may have ended, or this kernel does not have it");
        assertThat(new FdTableSource(machine.calls).read(none).failure().orElseThrow())
                .startsWith("/proc/2147483647/fd: ");
        assertThat(processes.networkNamespace(none).failure().orElseThrow()).contains("ENOENT");
    }

    @Test
    void aNetlinkSocketOfAnotherNamespaceShowsThatNamespace() throws Exception {
        CompletableFuture<Fd> netlink = new CompletableFuture<>();
        CompletableFuture<Fd> socket = new CompletableFuture<>();
        Thread elsewhere = new Thread(() -> {
            try {
                machine.calls.syscall("unshare", CLONE_NEWNET);
                netlink.complete(machine.keep(SockDiagSource.netlink(machine.calls)));
                socket.complete(machine.socket(SocketType.SEQPACKET));
            } catch (ErrnoException e) {
                netlink.completeExceptionally(e);
            }
        });
        elsewhere.start();
        elsewhere.join();
        assumeTrue(!netlink.isCompletedExceptionally(), "this user may not make a network namespace");
        long there = machine.inode(socket.get());
        long here = machine.inode(machine.socket(SocketType.STREAM));

        try (SockDiagSource other = new SockDiagSource(machine.calls, netlink.get());
                SockDiagSource own = SockDiagSource.open(machine.calls)) {
            assertThat(other.dump().value().orElseThrow())
                    .extracting(row -> row.inode().orElseThrow())
                    .containsExactly(there);
            assertThat(other.socket(here).value()).contains(Optional.empty());
            assertThat(own.socket(there).value()).contains(Optional.empty());
            assertThat(own.socket(here).value().orElseThrow()).isPresent();
        }
    }

    @Test
    void theTextOfAProcessIsThatOfItsNamespace() throws Exception {
        long inode = machine.inode(machine.socket(SocketType.STREAM));

        Reading<List<SocketSighting>> rows = new ProcNetUnixSource().read(machine.pid());

        assertThat(rows.value().orElseThrow()).extracting(SocketSighting::inode).contains(Optional.of(inode));
        assertThat(processes.networkNamespace(machine.pid()).value()).isPresent();
    }

    @Test
    void theKernelTellsItsReleaseSysctlsAndSymbols() {
        KernelSource kernel = new KernelSource();
        KernelSymbols symbols = kernel.symbols(Set.of("unix_gc", "no_such_function_anywhere"));
        assumeTrue(symbols.unknown().isEmpty(), "/proc/kallsyms cannot be read here");

        assertThat(kernel.release().value().orElseThrow()).isEqualTo(System.getProperty("os.version"));
        assertThat(Integer.parseInt(
                        kernel.sysctl("net.unix.max_dgram_qlen").value().orElseThrow()))
                .isPositive();
        assertThat(kernel.sysctl("net.unix.nothing").failure().orElseThrow())
                .startsWith("/proc/sys/net/unix/nothing: there is no such file");
        assertThat(symbols.status("unix_gc")).isEqualTo(KernelSymbols.Status.PRESENT);
        assertThat(symbols.status("no_such_function_anywhere")).isEqualTo(KernelSymbols.Status.NO_SYMBOL);
    }
}
