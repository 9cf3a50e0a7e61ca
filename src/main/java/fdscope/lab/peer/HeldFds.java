package fdscope.lab.peer;

import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.lab.dbus.Handle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The descriptors behind the handles of {@code lab.dbus}. Each is held by the bus, and once more by every message that
 * waits to be sent with it; the last one that lets go closes it. Confined to one thread.
 */
final class HeldFds implements AutoCloseable {
    private final Syscalls calls;
    private final Map<Handle, Held> held = new HashMap<>();
    private long last;

    private static final class Held {
        private final Fd fd;
        private int holders = 1;

        private Held(Fd fd) {
            this.fd = fd;
        }
    }

    HeldFds(Syscalls calls) {
        this.calls = calls;
    }

    /** Takes ownership. */
    List<Handle> keep(List<Fd> fds) {
        List<Handle> handles = new ArrayList<>();
        for (Fd fd : fds) {
            last++;
            Handle handle = new Handle(last);
            held.put(handle, new Held(fd));
            handles.add(handle);
        }
        return handles;
    }

    /** Borrowed. */
    List<Fd> fds(List<Handle> handles) {
        return handles.stream().map(handle -> held.get(handle).fd).toList();
    }

    /** Gives one up: the caller closes it. */
    Fd take(Handle handle) {
        return held.remove(handle).fd;
    }

    /** One holder more. */
    void hold(List<Handle> handles) {
        handles.forEach(handle -> held.get(handle).holders++);
    }

    /** One holder less. */
    void release(List<Handle> handles) {
        for (Handle handle : handles) {
            Held one = held.get(handle);
            one.holders--;
            if (one.holders == 0) {
                one.fd.close();
                held.remove(handle);
            }
        }
    }

    /** Where they lead: the links of /proc/self/fd. */
    List<Lead> leads(List<Handle> handles) {
        List<Lead> leads = new ArrayList<>();
        for (Fd fd : fds(handles)) {
            leads.add(Lead.of(calls, fd));
        }
        return leads;
    }

    @Override
    public void close() {
        held.values().forEach(one -> one.fd.close());
        held.clear();
    }
}
