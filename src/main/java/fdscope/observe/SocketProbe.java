package fdscope.observe;

/** Looks at the sockets of the machine: the port through which commands and screens see them. */
public interface SocketProbe {
    /** All AF_UNIX sockets of one network namespace; what could not be seen stands in the notes. */
    SocketListing list(SocketQuestion question);
}
