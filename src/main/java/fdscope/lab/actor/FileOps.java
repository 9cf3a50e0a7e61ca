package fdscope.lab.actor;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Syscalls;
import java.util.Optional;
import java.util.Set;

/**
 * Calls on files and descriptors. Arguments by position, those in brackets may be missing; {@code path} and {@code
 * name} are bytes without a closing NUL:
 *
 * <pre>
 * open(path, flags [, mode])   openat(dirfd, path, flags [, mode])   openat2(dirfd, path, flags [, resolve [, mode]])
 * read(fd, size)               data
 * write(fd, data)   close(fd)   dup(fd)   dup2(fd, number)   dup3(fd, number, flags)    a copy: result = fds[0]
 * fcntl(fd, command [, number])   F_DUPFD and F_DUPFD_CLOEXEC: fds[0]
 * ioctl(fd, request [, number])   SIOCINQ, SIOCOUTQ: result = the int; SIOCUNIXFILE: fds[0]
 * lseek(fd, offset, whence)   ftruncate(fd, length)   flock(fd, operation)
 * fstat(fd)                    result = size, and size type mode (permission bits) ino
 * pipe()   pipe2(flags)        fds[0] reads, fds[1] writes
 * eventfd(initial [, flags])   memfd_create(name [, flags])
 * unlink(path)   rename(from, to)   link(from, to)   symlink(target, path)   mkdir(path, mode)   mkfifo(path, mode)
 * chmod(path, mode)   fchmod(fd, mode)   chdir(path)   chroot(path)   umask(mask)
 * </pre>
 *
 * Modes change in the lab's folder alone ({@link LabBounds}); the actor's own descriptors cannot be closed or overwritten: {@code close dup2 dup3} of one are refused.
 */
final class FileOps implements Ops {
    private static final int F_DUPFD = 0;
    private static final int F_DUPFD_CLOEXEC = 1030;
    /** F_DUPFD, F_SETFD, F_SETFL, F_SETOWN, F_SETSIG, and from F_SETLEASE on those of Linux. */
    private static final Set<Integer> OF_NUMBERS =
            Set.of(F_DUPFD, 1, 2, 3, 4, 8, 9, 10, 11, 1024, 1025, 1026, 1027, F_DUPFD_CLOEXEC, 1031, 1032, 1033, 1034);

    private static final long SIOCINQ = 0x541b;
    private static final long SIOCOUTQ = 0x5411;
    private static final long SIOCUNIXFILE = 0x89e0;

    private final Syscalls calls;
    private final Stopwatch watch;
    private final OwnFds own;
    private final LabBounds bounds;

    FileOps(Syscalls calls, Stopwatch watch, OwnFds own, LabBounds bounds) {
        this.calls = calls;
        this.watch = watch;
        this.own = own;
        this.bounds = bounds;
    }

    @Override
    public Outcome call(String name, Arguments a) throws ErrnoException, RefusedException {
        Outcome outcome = descriptors(name, a);
        return outcome != null ? outcome : paths(name, a);
    }

    private Outcome descriptors(String name, Arguments a) throws ErrnoException, RefusedException {
        switch (name) {
            case "read":
                return Outcome.read(watch.time(() -> calls.read(a.fdAt(0), a.sizeAt(1))));
            case "write":
                return Outcome.of(watch.time(() -> calls.write(a.fdAt(0), a.bytesAt(1))));
            case "close":
                own.refuseToClose(a.intAt(0));
                return watch.done(() -> calls.close(a.fdAt(0)));
            case "dup":
                return Outcome.fd(watch.time(() -> calls.dup(a.fdAt(0))));
            case "dup2":
                own.refuseToOverwrite(a.intAt(1));
                return Outcome.fd(watch.time(() -> calls.dup2(a.fdAt(0), a.intAt(1))));
            case "dup3":
                own.refuseToOverwrite(a.intAt(1));
                return Outcome.fd(watch.time(() -> calls.dup3(a.fdAt(0), a.intAt(1), a.intAt(2))));
            case "fcntl":
                return control(a);
            case "ioctl":
                return device(a);
            case "lseek":
                return Outcome.of(watch.time(() -> calls.lseek(a.fdAt(0), a.longAt(1), a.intAt(2))));
            case "ftruncate":
                return watch.done(() -> calls.ftruncate(a.fdAt(0), a.longAt(1)));
            case "flock":
                return watch.done(() -> calls.flock(a.fdAt(0), a.intAt(1)));
            case "fchmod":
                bounds.refuseOutside(a.intAt(0), "fchmod");
                return watch.done(() -> calls.fchmod(a.fdAt(0), a.intAt(1)));
            case "fstat":
                return status(watch.time(() -> calls.fstat(a.fdAt(0))));
            case "pipe":
                return Outcome.pair(watch.time(() -> calls.pipe(Optional.empty())));
            case "pipe2":
                return Outcome.pair(watch.time(() -> calls.pipe(Optional.of(a.intAt(0)))));
            case "eventfd":
                return Outcome.fd(watch.time(() -> calls.eventfd(a.intAt(0), a.intAt(1))));
            case "memfd_create":
                return Outcome.fd(watch.time(() -> calls.memfd_create(a.bytesAt(0), a.intAt(1))));
            default:
                return null;
        }
    }

    private Outcome paths(String name, Arguments a) throws ErrnoException, RefusedException {
        return switch (name) {
            case "open" -> Outcome.fd(watch.time(() -> calls.open(a.bytesAt(0), a.intAt(1), a.intAt(2))));
            case "openat" ->
                Outcome.fd(watch.time(() -> calls.openat(a.fdAt(0), a.bytesAt(1), a.intAt(2), a.intAt(3))));
            case "openat2" ->
                Outcome.fd(watch.time(
                        () -> calls.openat2(a.fdAt(0), a.bytesAt(1), a.longAt(2), a.longAt(4), a.longAt(3))));
            case "unlink" -> watch.done(() -> calls.unlink(a.bytesAt(0)));
            case "rename" -> watch.done(() -> calls.rename(a.bytesAt(0), a.bytesAt(1)));
            case "link" -> watch.done(() -> calls.link(a.bytesAt(0), a.bytesAt(1)));
            case "symlink" -> watch.done(() -> calls.symlink(a.bytesAt(0), a.bytesAt(1)));
            case "mkdir" -> watch.done(() -> calls.mkdir(a.bytesAt(0), a.intAt(1)));
            case "mkfifo" -> watch.done(() -> calls.mkfifo(a.bytesAt(0), a.intAt(1)));
            case "chmod" -> bounds.chmod(a.bytesAt(0), a.intAt(1), watch);
            case "chdir" -> watch.done(() -> calls.chdir(a.bytesAt(0)));
            case "chroot" -> watch.done(() -> calls.chroot(a.bytesAt(0)));
            case "umask" -> Outcome.of(watch.time(() -> calls.umask(a.intAt(0))));
            default -> null;
        };
    }

    private Outcome control(Arguments a) throws ErrnoException, RefusedException {
        int command = a.intAt(1);
        refuseAddress("fcntl", OF_NUMBERS.contains(command), a.longAt(2));
        long result = watch.time(() -> calls.fcntl(a.fdAt(0), command, a.longAt(2)));
        Outcome outcome = Outcome.of(result);
        return command == F_DUPFD || command == F_DUPFD_CLOEXEC ? outcome.andFd((int) result) : outcome;
    }

    private Outcome device(Arguments a) throws ErrnoException, RefusedException {
        long request = a.longAt(1);
        if (request == SIOCINQ || request == SIOCOUTQ) {
            return Outcome.of(watch.time(() -> calls.ioctlInt(a.fdAt(0), request)));
        }
        refuseAddress("ioctl", request == SIOCUNIXFILE, a.longAt(2));
        long result = watch.time(() -> calls.ioctl(a.fdAt(0), request, a.longAt(2)));
        return request == SIOCUNIXFILE ? Outcome.of(result).andFd((int) result) : Outcome.of(result);
    }

    /** With an address a call could write into this program. */
    private static void refuseAddress(String call, boolean takesNumber, long argument) throws RefusedException {
        if (!takesNumber && argument != 0) {
            throw new RefusedException(
                    call + "() takes an address here, or something that is not known to be a number; expected 0");
        }
    }

    private static Outcome status(Syscalls.FileStatus status) {
        return Outcome.of(status.size())
                .number("size", status.size())
                .number("type", status.type())
                .number("mode", status.mode() & 07777)
                .number("ino", status.inode());
    }
}
