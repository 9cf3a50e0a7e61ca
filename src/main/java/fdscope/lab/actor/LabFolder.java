package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private folder of one lab, its actors' current one: {@code /tmp/fdscope-lab-XXXXXX}, two levels below the root, so
 * that {@code ../..} leads there from every lab. The session folder has a record of it, {@code lab-XXXXXX}: the name
 * tells which folder is to be removed when everybody is gone, and a flock on it who is still there.
 */
final class LabFolder {
    private static final Path USUAL_PARENT = Path.of("/tmp");
    private static final String PREFIX = "fdscope-lab-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([A-Za-z0-9]{6})");
    private static final Pattern RECORD = Pattern.compile("lab-([A-Za-z0-9]{6})");
    private static final int O_CREAT_EXCL_CLOEXEC = 0100 | 0200 | 02000000;
    private static final int LOCK_SH = 1;
    private static final int S_IFDIR = 0040000;
    private static final int ENOTDIR = 20;

    private final Syscalls calls;
    private final Path path;
    private final Syscalls.FileStatus identity;
    private final Path record;
    private final Fd lock;

    private LabFolder(Syscalls calls, Path path, Syscalls.FileStatus identity, Path record, Fd lock) {
        this.calls = calls;
        this.path = path;
        this.identity = identity;
        this.record = record;
        this.lock = lock;
    }

    static LabFolder make(Syscalls calls, SessionFolder session) throws ErrnoException {
        try {
            if (calls.lstat(Bytes.utf8(USUAL_PARENT.toString())).type() != S_IFDIR) {
                throw new ErrnoException("mkdtemp", USUAL_PARENT.toString(), new Errno(ENOTDIR));
            }
            return make(calls, session, USUAL_PARENT);
        } catch (ErrnoException e) {
            // A machine without a /tmp for everybody: one level deeper or two, all labs but those about ../.. hold.
            return make(calls, session, Path.of(session.path()));
        }
    }

    private static LabFolder make(Syscalls calls, SessionFolder session, Path parent) throws ErrnoException {
        Bytes name = calls.mkdtemp(Bytes.utf8(parent.resolve(PREFIX + "XXXXXX").toString()));
        Path path = Path.of(name.text());
        Path record = record(session.path(), path);
        try {
            Fd lock = calls.open(Bytes.utf8(record.toString()), O_CREAT_EXCL_CLOEXEC, 0644);
            // Whatever the umask: an actor that is nobody locks it too.
            calls.fchmod(lock, 0644);
            calls.flock(lock, LOCK_SH);
            if (session.isRoot()) {
                calls.chown(name, SessionFolder.NOBODY, SessionFolder.NOBODY);
            }
            return new LabFolder(calls, path, calls.lstat(name), record, lock);
        } catch (ErrnoException e) {
            new TreeRemoval(calls).remove(path);
            throw e;
        }
    }

    /** The record of a lab folder, in the session folder. One inside the session folder needs no name to be found by. */
    static Path record(String session, Path lab) {
        Matcher name = NAME.matcher(lab.getFileName().toString());
        String suffix = name.matches() ? name.group(1) : lab.getFileName().toString();
        return Path.of(session, (USUAL_PARENT.equals(lab.getParent()) ? "lab-" : "inner-") + suffix);
    }

    /**
     * The records of a session. What they lead to is believed only as far as {@link #removeRecorded} does: whoever may
     * write in the session folder may have put them there.
     */
    static List<Path> records(Path session) throws IOException {
        List<Path> records = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(session)) {
            for (Path entry : entries) {
                if (RECORD.matcher(entry.getFileName().toString()).matches()) {
                    records.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return records;
    }

    /**
     * Removes the lab folders of a session that nobody uses any more. A record can name nothing but {@code
     * /tmp/fdscope-lab-XXXXXX}, and that is touched only if it is a folder, no link, and ours or, when we are root,
     * nobody's.
     *
     * @return how many entries could not be removed; their records stay
     */
    static int removeRecorded(Syscalls calls, Path session) throws IOException {
        int left = 0;
        int us = calls.geteuid();
        for (Path record : records(session)) {
            String suffix = record.getFileName().toString().substring("lab-".length());
            int here = new TreeRemoval(calls)
                    .removeIf(
                            USUAL_PARENT.resolve(PREFIX + suffix),
                            status -> status.uid() == us || us == 0 && status.uid() == SessionFolder.NOBODY);
            left += here;
            if (here == 0) {
                Files.deleteIfExists(record);
            }
        }
        return left;
    }

    Path path() {
        return path;
    }

    Path parent() {
        return path.getParent();
    }

    /** Whether it is still there: somebody may tidy up /tmp. */
    boolean isThere() {
        try {
            return isIt(calls.lstat(Bytes.utf8(path.toString())));
        } catch (ErrnoException e) {
            return false;
        }
    }

    private boolean isIt(Syscalls.FileStatus status) {
        return status.device() == identity.device() && status.inode() == identity.inode();
    }

    /** Removes what is in it, and gives how many entries could not be removed. */
    int empty() {
        return new TreeRemoval(calls).emptyIf(path, this::isIt);
    }

    /** Gives how many entries could not be removed. Idempotent. */
    int remove() {
        int left = new TreeRemoval(calls).removeIf(path, this::isIt);
        lock.close();
        try {
            if (left == 0) {
                Files.deleteIfExists(record);
            }
        } catch (IOException e) {
            return left; // a record of nothing does no harm, and goes with the session
        }
        return left;
    }
}
