package fdscope.lesson.store;

import fdscope.lesson.ContentError;
import fdscope.lesson.Progress;
import fdscope.lesson.ProgressJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The learner's progress on disk, readable by its owner alone. Several programs may use it at once: what is written is
 * what was there and what is new, merged under a lock. A file that cannot be understood is never overwritten, it is moved
 * aside. Nothing here throws: what went wrong is a sentence for the user, and the program goes on.
 */
public final class ProgressFile {
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final long LARGEST_BYTES = 16L << 20;
    private static final int MOST_BROKEN = 1000;

    private final Path file;
    private final Duration patience;

    /** Waits up to two seconds for another program's lock. */
    public ProgressFile(Path file) {
        this(file, Duration.ofSeconds(2));
    }

    ProgressFile(Path file, Duration patience) {
        this.file = file.toAbsolutePath();
        this.patience = patience;
    }

    /**
     * What is known now.
     *
     * @param notice a sentence for the user, if something is not as it should be
     */
    public record Outcome(Progress progress, Optional<String> notice) {}

    /**
     * {@code $XDG_STATE_HOME/fdscope/progress.json}, by default below {@code ~/.local/state}. A relative XDG_STATE_HOME
     * counts as not set, as the XDG base directory specification has it.
     *
     * @param home where HOME is not set
     */
    public static Path defaultPath(Map<String, String> environment, String home) {
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        String user = environment.getOrDefault("HOME", "");
        Path base = state.startsWith("/") ? Path.of(state) : Path.of(user.isEmpty() ? home : user, ".local", "state");
        return base.resolve("fdscope").resolve("progress.json");
    }

    public Path path() {
        return file;
    }

    /** Reads; a file that is not there is no progress. One that is of no use is moved aside. */
    public Outcome load() {
        String damage;
        try {
            Found found = look();
            if (found.damage.isEmpty()) {
                return new Outcome(found.progress, Optional.empty());
            }
            damage = found.damage.get();
        } catch (IOException e) {
            return new Outcome(
                    Progress.NONE, Optional.of("Progress cannot be read: " + Reason.of(e) + ". Nothing is lost."));
        }
        // Another program may have put a good one there meanwhile: it is looked at again under the lock.
        try (FileChannel channel = openOwn(lockFile());
                FileLock lock = lock(channel)) {
            return lock == null ? stays(damage, "another program holds " + lockFile()) : settled();
        } catch (IOException e) {
            return stays(damage, Reason.of(e));
        }
    }

    /** Writes all that the file and the caller know; that is also what comes back. */
    public Outcome save(Progress mine) {
        try {
            createFolder();
            try (FileChannel channel = openOwn(lockFile());
                    FileLock lock = lock(channel)) {
                if (lock == null) {
                    return new Outcome(
                            mine,
                            Optional.of("Progress is not kept on disk yet: another program holds " + lockFile()
                                    + ". It is tried again at the next step."));
                }
                Outcome before = settled();
                Progress merged = before.progress.merged(mine);
                if (!merged.equals(before.progress) || !Files.exists(file)) {
                    WholeFile.replace(file, ProgressJson.write(merged), OWNER_FILE);
                }
                return new Outcome(merged, before.notice);
            }
        } catch (IOException e) {
            return new Outcome(
                    mine, Optional.of("Progress is not kept: " + Reason.of(e) + ". The course goes on without it."));
        }
    }

    private Path lockFile() {
        return file.resolveSibling("progress.lock");
    }

    /** @param damage why it is of no use */
    private record Found(Progress progress, Optional<String> damage) {
        static Found damaged(String why) {
            return new Found(Progress.NONE, Optional.of(why));
        }
    }

    private Found look() throws IOException {
        if (Files.isDirectory(file)) {
            return Found.damaged("it is a folder");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + " is a pipe or a device, expected a file");
        }
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                return Found.damaged("it is larger than " + (LARGEST_BYTES >> 20) + " MiB");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return new Found(ProgressJson.read(text, file.toString()), Optional.empty());
        } catch (NoSuchFileException e) {
            return new Found(Progress.NONE, Optional.empty());
        } catch (AccessDeniedException e) {
            return Found.damaged("this user may not read it");
        } catch (CharacterCodingException e) {
            return Found.damaged("it is not UTF-8");
        } catch (ContentError.Found e) {
            return Found.damaged(e.errors().get(0).toString());
        } catch (ProgressJson.Newer e) {
            return Found.damaged(e.getMessage());
        }
    }

    /** What the file says; one that is of no use is moved aside. Under the lock. */
    private Outcome settled() throws IOException {
        Found found = look();
        if (found.damage.isEmpty()) {
            return new Outcome(found.progress, Optional.empty());
        }
        Path aside = moveAside();
        return new Outcome(
                Progress.NONE,
                Optional.of("Progress could not be understood (" + found.damage.get() + "). It was moved to " + aside
                        + "; a new one begins."));
    }

    private static Outcome stays(String damage, String why) {
        return new Outcome(
                Progress.NONE,
                Optional.of("Progress could not be understood (" + damage + "). It stays where it is (" + why
                        + "), and nothing new is kept."));
    }

    /** To the first free {@code progress.json.broken-N}. */
    private Path moveAside() throws IOException {
        for (int n = 1; n <= MOST_BROKEN; n++) {
            Path aside = file.resolveSibling(file.getFileName() + ".broken-" + n);
            if (Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                // A link fails where the name is taken, a rename would overwrite.
                Files.createLink(aside, file);
                Files.delete(file);
            } catch (FileAlreadyExistsException e) {
                continue;
            } catch (UnsupportedOperationException | FileSystemException e) {
                // A folder has no second name, nor has another user's file where protected_hardlinks is on.
                Files.move(file, aside);
            }
            return aside;
        }
        throw new IOException("there are " + MOST_BROKEN + " broken ones beside it already");
    }

    private void createFolder() throws IOException {
        Path folder = file.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_FOLDER));
        }
    }

    private static FileChannel openOwn(Path path) throws IOException {
        return FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_FILE));
    }

    /** Null when the patience is over. A stopped program may hold a lock for ever: no blocking here. */
    private FileLock lock(FileChannel channel) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // another thread of this program has it: wait just as long
            }
            if (System.nanoTime() - end >= 0) {
                return null;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
