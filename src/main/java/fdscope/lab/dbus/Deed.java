package fdscope.lab.dbus;

import fdscope.kernel.Bytes;
import java.util.List;

/** Something that the bus wants done, in this order. */
public sealed interface Deed {
    /**
     * Bytes for a client, after all that went to it before.
     *
     * @param fds to be sent with the first byte; they stay open until this is done, released or not
     */
    record Send(int client, Bytes data, List<Handle> fds) implements Deed {
        public Send {
            fds = List.copyOf(fds);
        }
    }

    /** The bus has done with these; every handle that it was given is released once. */
    record Release(List<Handle> fds) implements Deed {
        public Release {
            fds = List.copyOf(fds);
        }
    }

    /** The client is to be disconnected; the bus has forgotten it. */
    record CutOff(int client) implements Deed {}

    /** News. What a message brought is still open. */
    record Tell(BusEvent event) implements Deed {}
}
