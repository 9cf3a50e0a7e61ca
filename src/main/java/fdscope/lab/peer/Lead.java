package fdscope.lab.peer;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Printable;
import fdscope.kernel.Syscalls;

/**
 * A descriptor of this process and where it leads.
 *
 * @param to the link of /proc/self/fd, escaped: {@code /tmp/report}, {@code pipe:[4711]}
 * @param inode of what it leads to; inodes count in each device of their own
 */
public record Lead(int fd, String to, long device, long inode) {
    static Lead of(Syscalls calls, Fd fd) {
        try {
            Syscalls.FileStatus status = calls.fstat(fd);
            String to = Printable.of(calls.readlink(Bytes.utf8("/proc/self/fd/" + fd.number())));
            return new Lead(fd.number(), to, status.device(), status.inode());
        } catch (ErrnoException e) {
            return new Lead(fd.number(), "unknown: " + e.getMessage(), 0, 0);
        }
    }
}
