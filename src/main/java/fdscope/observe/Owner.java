package fdscope.observe;

import fdscope.kernel.Bytes;

/**
 * One descriptor that leads to a socket.
 *
 * @param pid as seen in the pid namespace of /proc
 * @param fd its number there
 * @param command /proc/PID/comm, at most 15 bytes, chosen by the process itself: escape before showing
 */
public record Owner(int pid, int fd, Bytes command) {}
