package fdscope.kernel;

import java.util.List;

/**
 * One control message of sendmsg(2) or recvmsg(2), see cmsg(3) and unix(7). Nothing unknown is dropped: it stays {@link
 * Unknown}. Descriptors are plain numbers here; who owns them is said by what carries the message.
 */
public sealed interface ControlMessage {
    int SOL_SOCKET = 1;
    int SCM_RIGHTS = 1;
    int SCM_CREDENTIALS = 2;
    int SCM_PIDFD = 4;

    /** SCM_RIGHTS: descriptor numbers, at most 253 in all messages of a call (SCM_MAX_FD, include/net/scm.h). */
    record Rights(List<Integer> fds) implements ControlMessage {
        public Rights {
            fds = List.copyOf(fds);
        }
    }

    /** SCM_CREDENTIALS: struct ucred. */
    record Credentials(int pid, int uid, int gid) implements ControlMessage {}

    /** SCM_PIDFD: a pidfd of the sender, close-on-exec, since Linux 6.5. */
    record PidFd(int fd) implements ControlMessage {}

    /** Anything else, or a known type with a length that does not fit it. */
    record Unknown(int level, int type, Bytes data) implements ControlMessage {}
}
