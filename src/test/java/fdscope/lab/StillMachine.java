package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.lab.script.Step;
import fdscope.observe.FdTable;
import fdscope.observe.KernelStack;
import fdscope.observe.Reading;
import fdscope.observe.SameFile;
import fdscope.observe.SleepingCall;
import fdscope.observe.SleepsIn;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** A machine on which nothing can be seen, with a clock that goes on only when somebody waits. */
public final class StillMachine implements Machine {
    static final int UID = 1000;

    private long now;

    @Override
    public FdTable fdTable(int pid) {
        return new FdTable(pid, List.of());
    }

    @Override
    public SameFile sameFile(int firstPid, int firstFd, int secondPid, int secondFd) {
        return SameFile.notAnswerable("nothing", "nothing can be seen here");
    }

    @Override
    public Optional<SocketSighting> socket(long inode, Source source, Actor where) {
        return Optional.empty();
    }

    @Override
    public Reading<List<SocketSighting>> sockets(Set<Long> inodes, Source source, Actor where) {
        return Reading.failed("nothing can be seen here", Instant.EPOCH);
    }

    @Override
    public boolean exists(Bytes path) {
        return false;
    }

    @Override
    public Optional<FileFacts> file(int pid, int fd) {
        return Optional.empty();
    }

    @Override
    public List<MappedFile> mappings(int pid) {
        return List.of();
    }

    @Override
    public SleepingCall sleepingCall(int pid, int tid) {
        return new SleepingCall("running", Optional.empty(), List.of());
    }

    @Override
    public SleepsIn sleepsIn(int pid, int tid) {
        return SleepsIn.of("0");
    }

    @Override
    public String state(int pid) {
        return "";
    }

    @Override
    public KernelStack stack(int pid, int tid) {
        return new KernelStack(List.of());
    }

    @Override
    public OptionalInt uid(int pid) {
        return OptionalInt.of(UID);
    }

    @Override
    public Optional<Boolean> symbol(String name) {
        return Optional.of(false);
    }

    @Override
    public OptionalLong sysctl(String name) {
        return OptionalLong.of(10);
    }

    @Override
    public Optional<String> unmet(Step.Need need) {
        return Optional.of("root: this is uid 1000");
    }

    @Override
    public int remaining(Set<Long> inodes) {
        return 0;
    }

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public void waitBetweenLooks() {
        now += 1_000_000;
    }
}
