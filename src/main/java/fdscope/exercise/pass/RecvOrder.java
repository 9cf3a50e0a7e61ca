package fdscope.exercise.pass;

/**
 * One message to receive.
 *
 * @param maxBytes room for data
 * @param room descriptors for which the control buffer has room
 * @param credentials the kernel is asked to tell with the message who sent it (SO_PASSCRED)
 * @param peek the message stays in the queue (MSG_PEEK)
 */
public record RecvOrder(Meeting meeting, int maxBytes, int room, boolean credentials, boolean peek) {
    /** SCM_MAX_FD, include/net/scm.h: no message has more. */
    public static final int MOST_FDS = 253;
}
