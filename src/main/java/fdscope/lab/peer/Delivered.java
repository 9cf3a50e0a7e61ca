package fdscope.lab.peer;

import fdscope.kernel.Fd;
import fdscope.lab.dbus.Message;
import java.util.List;

/**
 * A message that a client got, and the descriptors that belong to it, which are closed with it.
 *
 * @param leads where they lead, in order
 */
public record Delivered(Message message, List<Fd> fds, List<Lead> leads) implements AutoCloseable {
    public Delivered {
        fds = List.copyOf(fds);
        leads = List.copyOf(leads);
    }

    @Override
    public void close() {
        fds.forEach(Fd::close);
    }
}
