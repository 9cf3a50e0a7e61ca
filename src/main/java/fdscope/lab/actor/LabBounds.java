package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;

/**
 * Where a lab may change modes: Landlock has no say in chmod(2). Everything else that changes files outside of the lab's
 * folder is kept by {@link Confinement}, or is no word of the language.
 */
final class LabBounds {
    private static final int F_GETFD = 1;
    private static final int O_PATH_CLOEXEC = 010000000 | 02000000;

    private final Syscalls calls;
    private final String folder;

    /** @param folder of the lab; what links on the way to it mean is found out now */
    LabBounds(Syscalls calls, String folder) {
        this.calls = calls;
        this.folder = real(folder);
    }

    private String real(String path) {
        try (Fd place = calls.open(Bytes.utf8(path), O_PATH_CLOEXEC, 0)) {
            return calls.readlink(link(place.number())).text();
        } catch (ErrnoException e) {
            return path; // born in a chroot(2): then no name leads there
        }
    }

    /** chmod(2) of what the path led to when it was looked at: nobody can exchange it between look and change. */
    Outcome chmod(Bytes path, int mode, Stopwatch watch) throws ErrnoException, Ops.RefusedException {
        try (Fd place = calls.open(path, O_PATH_CLOEXEC, 0)) {
            refuseOutside(place.number(), "chmod");
            return watch.done(() -> calls.chmod(link(place.number()), mode));
        }
    }

    /** Files without a name, of which sockets and memory are, are the lab's own. */
    void refuseOutside(int number, String call) throws ErrnoException, Ops.RefusedException {
        calls.fcntl(Fd.borrowed(number), F_GETFD, 0); // a number without a descriptor is told so by the kernel
        String target = target(number);
        if (target.startsWith("/") && !target.startsWith("/memfd:") && !(target + "/").startsWith(folder + "/")) {
            throw new Ops.RefusedException(
                    call + "() of " + target + ": outside the lab's folder, where a lab changes nothing");
        }
    }

    private String target(int number) throws Ops.RefusedException {
        try {
            return calls.readlink(link(number)).text();
        } catch (ErrnoException e) {
            throw new Ops.RefusedException(
                    "without /proc nobody can tell whether that is in the lab's folder, and a lab"
                            + " changes nothing outside; change modes before chroot()");
        }
    }

    private static Bytes link(int number) {
        return Bytes.utf8("/proc/self/fd/" + number);
    }
}
