package fdscope.lab.actor;

import fdscope.kernel.Syscalls;
import fdscope.lab.KernelRecorder;
import fdscope.observe.KernelPoint;
import fdscope.observe.Reading;
import fdscope.observe.source.TracingInstance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Records in the running kernel, in a private tracefs instance that is made when somebody is to be followed first.
 * Closing it, or the end of the program by a signal, removes the instance; after a SIGKILL the next lab that root
 * starts does. Thread-safe.
 */
public final class LiveRecorder implements KernelRecorder, AutoCloseable {
    private final Syscalls calls;
    private final Thread hook = new Thread(this::shut, "last-record");
    private TracingInstance instance;
    private boolean shut;

    public LiveRecorder(Syscalls calls) {
        this.calls = calls;
    }

    @Override
    public synchronized Optional<String> follow(Set<Integer> tids) {
        if (shut) {
            return Optional.empty();
        }
        try {
            if (instance == null) {
                instance = TracingInstance.make(calls);
                Runtime.getRuntime().addShutdownHook(hook);
            }
            instance.follow(tids);
            return Optional.empty();
        } catch (TracingInstance.Refused e) {
            shut();
            return Optional.of(e.getMessage());
        } catch (IllegalStateException e) {
            shut(); // the program is ending already
            return Optional.empty();
        }
    }

    @Override
    public synchronized Reading<List<KernelPoint>> taken() {
        if (shut || instance == null) {
            return Reading.of(List.of(), Instant.now());
        }
        try {
            return instance.take();
        } catch (TracingInstance.Refused e) {
            shut();
            return Reading.failed(e.getMessage(), Instant.now());
        }
    }

    private synchronized void shut() {
        shut = true;
        if (instance != null) {
            instance.close();
        }
    }

    /** Idempotent. */
    @Override
    public void close() {
        shut();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending, and the hook finds nothing to do
        }
    }
}
