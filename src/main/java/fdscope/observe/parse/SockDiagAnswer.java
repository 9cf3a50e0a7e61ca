package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.observe.SocketSighting;

/** One netlink message that came back from sock_diag. */
public sealed interface SockDiagAnswer {
    /** A socket. */
    record Row(int sequence, SocketSighting sighting) implements SockDiagAnswer {}

    /** NLMSG_DONE: the dump is over. {@code interrupted}: the kernel says that it changed meanwhile (NLM_F_DUMP_INTR). */
    record Done(int sequence, boolean interrupted) implements SockDiagAnswer {}

    /** NLMSG_ERROR, or NLMSG_DONE with an error: the request failed. */
    record Failure(int sequence, Errno errno) implements SockDiagAnswer {}

    /** Something else, or bytes that stop before the message does. */
    record Unreadable(Bytes raw, String why) implements SockDiagAnswer {}
}
