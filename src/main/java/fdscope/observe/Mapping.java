package fdscope.observe;

import fdscope.kernel.Bytes;

/**
 * A mapping of a file: a line of /proc/PID/maps (proc_pid_maps(5)) that names one.
 *
 * @param path as printed: {@code /memfd:pool (deleted)}; from outside, escape before showing
 * @param length in bytes
 * @param rights of {@code rwx} those that are there: {@code rw}
 */
public record Mapping(Bytes path, long inode, long length, String rights) {}
