package fdscope.exercise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Labs that the learner writes: files in her folder, of which none is overwritten unless she says so. */
public final class OwnLabs {
    /** Of every file of a lab. */
    public static final String SUFFIX = ".lab";

    /** More is no lab. */
    public static final int LARGEST_BYTES = 1 << 20;

    private final Path folder;

    /** @param folder from which names count */
    public OwnLabs(Path folder) {
        this.folder = folder;
    }

    /** It was not written. */
    public static final class NotSaved extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean there;

        NotSaved(String sentence, boolean there) {
            super(sentence);
            this.there = there;
        }

        /** A file with something else in it stands there. */
        public boolean isThere() {
            return there;
        }
    }

    /**
     * Writes the lines into a file; one that has them already is left as it is.
     *
     * @param name {@code .lab} is put behind it if it is not there
     * @param known the file as it was read or written the last time: if it still is so it may go
     * @param over a file that is there may go, whatever is in it
     */
    public Path save(String name, List<String> lines, List<String> known, boolean over) throws NotSaved {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            Path file = folder.resolve(name.endsWith(SUFFIX) ? name : name + SUFFIX)
                    .toAbsolutePath()
                    .normalize();
            if (Files.isDirectory(file)) {
                throw new NotSaved(file + " is a folder", false);
            }
            if (over || isStill(file, known)) {
                replace(Files.exists(file) ? file.toRealPath() : file, text);
            } else if (!has(file, text)) {
                Files.write(file, text, StandardOpenOption.CREATE_NEW);
            }
            return file;
        } catch (FileAlreadyExistsException e) {
            throw new NotSaved("a file of that name is there", true);
        } catch (NoSuchFileException e) {
            throw new NotSaved("there is no such folder: " + e.getMessage(), false);
        } catch (AccessDeniedException e) {
            throw new NotSaved("not permitted: " + e.getMessage(), false);
        } catch (InvalidPathException | IOException e) {
            throw new NotSaved("it cannot be written: " + e.getMessage(), false);
        }
    }

    /** The file goes when the new one is whole; who may read and write it stays as it was. */
    private static void replace(Path file, byte[] text) throws IOException {
        Path part = Files.createTempFile(file.getParent(), ".fdscope", ".part");
        try {
            Files.write(part, text);
            if (Files.exists(file)) {
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(file));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean isStill(Path file, List<String> known) throws IOException {
        return !known.isEmpty()
                && Files.isRegularFile(file)
                && Files.size(file) <= LARGEST_BYTES
                && new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                        .equals(known);
    }

    private static boolean has(Path file, byte[] text) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == text.length
                && java.util.Arrays.equals(Files.readAllBytes(file), text);
    }
}
