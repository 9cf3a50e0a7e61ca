package fdscope.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * What one recvmsg(2) brought: data and control in one value. Owns the descriptors that arrived until they are taken;
 * {@link #close()} closes the rest, so that an unexpected descriptor never leaks.
 */
public final class Received implements AutoCloseable {
    private final long result;
    private final Bytes data;
    private final int flags;
    private final Bytes control;
    private final Bytes name;
    private final List<ControlMessage> messages;
    private final List<Fd> fds;

    /**
     * @param result what the call returned; more than {@code data.length()} with MSG_TRUNC
     * @param flags msg_flags
     * @param control the first msg_controllen bytes of the control buffer
     * @param name the sender's sockaddr, msg_namelen bytes
     * @param fds every descriptor in {@code messages} (rights, then pidfds, in order), owned from now on
     */
    public Received(
            long result,
            Bytes data,
            int flags,
            Bytes control,
            Bytes name,
            List<ControlMessage> messages,
            List<Fd> fds) {
        this.result = result;
        this.data = data;
        this.flags = flags;
        this.control = control;
        this.name = name;
        this.messages = List.copyOf(messages);
        this.fds = new ArrayList<>(fds);
    }

    public long result() {
        return result;
    }

    public Bytes data() {
        return data;
    }

    public int flags() {
        return flags;
    }

    public Bytes control() {
        return control;
    }

    public Bytes name() {
        return name;
    }

    public List<ControlMessage> messages() {
        return messages;
    }

    /** Hands over all descriptors not yet taken; the caller closes them. */
    public List<Fd> takeFds() {
        List<Fd> taken = List.copyOf(fds);
        fds.clear();
        return taken;
    }

    /**
     * Hands over the one descriptor that was expected.
     *
     * @throws IllegalStateException if not exactly one arrived; those that did are closed with this value
     */
    public Fd takeOnlyFd() {
        if (fds.size() != 1) {
            throw new IllegalStateException("expected one descriptor, " + fds.size() + " arrived");
        }
        return fds.remove(0);
    }

    @Override
    public void close() {
        fds.forEach(Fd::close);
        fds.clear();
    }
}
