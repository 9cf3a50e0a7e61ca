package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.wayland.Descriptor;
import fdscope.lab.wayland.Message;
import fdscope.lab.wayland.PoolMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The owner of descriptors that go by names. Of a client's memory nothing mapped is ever touched: pread(2) of a file
 * that was cut off is short, where a mapping would raise SIGBUS and end the JVM. A file system that its client serves
 * itself (FUSE) can hold a read up.
 */
final class DescriptorShelf implements PoolMemory, AutoCloseable {
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_SHARED = 1;

    private final Syscalls calls;
    private final Map<Descriptor, Fd> fds = new HashMap<>();
    private long last;

    DescriptorShelf(Syscalls calls) {
        this.calls = calls;
    }

    /** Owns it from now on. */
    Descriptor put(Fd fd) {
        Descriptor name = new Descriptor(++last);
        fds.put(name, fd);
        return name;
    }

    List<Descriptor> putAll(List<Fd> all) {
        return all.stream().map(this::put).toList();
    }

    /** Borrowed. */
    List<Fd> get(List<Descriptor> names) {
        return names.stream().map(fds::get).toList();
    }

    /** Hands it over. */
    Fd take(Descriptor name) {
        return fds.remove(name);
    }

    void drop(Descriptor name) {
        fds.remove(name).close();
    }

    /** Where those of a message lead. */
    List<Lead> leads(Message message) {
        return get(message.descriptors()).stream().map(fd -> Lead.of(calls, fd)).toList();
    }

    /** Maps it as libwayland does, and lets it go untouched. */
    @Override
    public Optional<String> refusal(Descriptor descriptor, int size) {
        Fd fd = fds.get(descriptor);
        try {
            calls.munmap(calls.mmap(fd, size, PROT_READ_WRITE, MAP_SHARED, 0), size);
            long there = calls.fstat(fd).size();
            return there < size ? Optional.of("file is only " + there + " B.") : Optional.empty();
        } catch (ErrnoException e) {
            return Optional.of(
                    "failed mmap fd " + fd.number() + ": " + e.errno().name());
        }
    }

    @Override
    public Bytes read(Descriptor descriptor, long offset, int length) {
        try {
            return calls.pread(fds.get(descriptor), length, offset);
        } catch (ErrnoException e) {
            return Bytes.EMPTY;
        }
    }

    @Override
    public void close() {
        fds.values().forEach(Fd::close);
        fds.clear();
    }
}
