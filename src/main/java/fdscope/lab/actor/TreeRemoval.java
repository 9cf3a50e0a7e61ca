package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Removes a folder and all that is in it, whatever a lab has made of it: modes 0000, sockets, links (never followed),
 * depth. Every folder is held open while its entries go, so that nobody can put a link in its place meanwhile.
 */
final class TreeRemoval {
    private final Syscalls calls;
    private final int pinning;

    TreeRemoval(Syscalls calls) {
        this.calls = calls;
        Constants constants = Constants.here();
        pinning = constants.require("O_PATH")
                | constants.require("O_DIRECTORY")
                | constants.require("O_NOFOLLOW")
                | constants.require("O_CLOEXEC");
    }

    /** Gives how many entries could not be removed; 0 also if there was nothing. */
    int remove(Path folder) {
        return removeIf(folder, status -> true);
    }

    /**
     * Removes it if it is a folder, no link, of which that is true; gives how many entries could not be removed.
     *
     * @param right asked of the very folder that is then emptied
     */
    int removeIf(Path folder, Predicate<Syscalls.FileStatus> right) {
        int left = 0;
        try (Fd parent = pinned(Syscalls.CWD, folder.getParent());
                Fd itself = pinned(parent, folder.getFileName())) {
            if (!right.test(calls.fstat(itself))) {
                return 0;
            }
            left = empty(itself);
            Files.deleteIfExists(below(parent, folder.getFileName()));
            return left;
        } catch (IOException | ErrnoException e) {
            return left + (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) ? 1 : 0);
        }
    }

    /** As {@link #removeIf}, but the folder itself stays, with mode 0700. */
    int emptyIf(Path folder, Predicate<Syscalls.FileStatus> right) {
        try (Fd parent = pinned(Syscalls.CWD, folder.getParent());
                Fd itself = pinned(parent, folder.getFileName())) {
            if (!right.test(calls.fstat(itself))) {
                return 1;
            }
            calls.chmod(Bytes.utf8("/proc/self/fd/" + itself.number()), 0700);
            return empty(itself);
        } catch (IOException | ErrnoException e) {
            return 1;
        }
    }

    private int remove(Fd parent, Path name) {
        Path entry = below(parent, name);
        int left = 0;
        try {
            if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(entry);
                return 0;
            }
            try (Fd folder = pinned(parent, name)) {
                left = empty(folder);
            }
            Files.deleteIfExists(entry);
            return left;
        } catch (IOException | ErrnoException e) {
            return left + 1;
        }
    }

    private int empty(Fd folder) throws ErrnoException, IOException {
        Path itself = Path.of("/proc/self/fd", Integer.toString(folder.number()));
        if (calls.getuid() != 0) {
            // The owner of a folder of mode 0000 may do nothing in it but this.
            calls.chmod(Bytes.utf8(itself.toString()), 0700);
        }
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(itself)) {
            entries.forEach(entry -> names.add(entry.getFileName()));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        int left = 0;
        for (Path name : names) {
            left += remove(folder, name);
        }
        return left;
    }

    private static Path below(Fd folder, Path name) {
        return Path.of("/proc/self/fd", Integer.toString(folder.number())).resolve(name);
    }

    /** The bytes of the name are those that the folder told, whatever the locale makes of them. */
    private Fd pinned(Fd parent, Path name) throws ErrnoException {
        return calls.openat(parent, nameBytes(name), pinning, 0);
    }

    /** Names are bytes: a URI keeps those that are no text in this locale as %XX. */
    private static Bytes nameBytes(Path name) {
        String text = name.toString();
        if (text.chars().allMatch(c -> c < 0x80 && c != '?')) {
            return Bytes.utf8(text);
        }
        String raw = Path.of("/").resolve(name).toUri().getRawPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = name.isAbsolute() ? 0 : 1; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(Integer.parseInt(raw.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        return Bytes.of(bytes.toByteArray());
    }
}
