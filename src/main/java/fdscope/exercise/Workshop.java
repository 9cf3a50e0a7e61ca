package fdscope.exercise;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Where a learner's own files are: begun here, found again from any folder, never overwritten. */
public final class Workshop {
    private static final int MOST_KEPT = 1000;

    private final Path notes;

    /** @param state folder of the program's state; a file for each exercise notes where it was begun */
    public Workshop(Path state) {
        this.notes = state.resolve("exercises");
    }

    /** @param fresh false: the file was there already and is as it was */
    public record Begun(Path file, boolean fresh) {}

    /** Copies what the learner begins with into a folder, which is made if need be. */
    public Begun begin(Exercise exercise, Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(exercise.fileName()).toAbsolutePath().normalize();
        boolean fresh = true;
        try {
            Files.write(file, Files.readAllBytes(exercise.start()), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            fresh = false;
        }
        Files.createDirectories(notes);
        Files.writeString(notes.resolve(exercise.slug()), file + "\n");
        return new Begun(file, fresh);
    }

    /** The learner's file, if the exercise was begun and it is still there. */
    public Optional<Path> file(Exercise exercise) {
        return noted(exercise).filter(Files::isRegularFile);
    }

    /** Where it was begun, whether or not it is still there. */
    public Optional<Path> noted(Exercise exercise) {
        try {
            String text = Files.readString(notes.resolve(exercise.slug()), StandardCharsets.UTF_8);
            return Optional.of(Path.of(text.strip()));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Puts the learner's file aside, as NAME.1 or the next number that is free; gives its new name. */
    public static Path putAside(Path file) throws IOException {
        for (int n = 1; n <= MOST_KEPT; n++) {
            Path aside = file.resolveSibling(file.getFileName() + "." + n);
            if (!Files.exists(aside, LinkOption.NOFOLLOW_LINKS)) {
                return Files.move(file, aside);
            }
        }
        throw new IOException("there are " + MOST_KEPT + " old ones beside it already");
    }

    /**
     * What tells one saving of a file from the next: editors write in place, or a new file and rename it.
     *
     * @param key of the file itself, its device and inode
     */
    public record Saved(Object key, long modified, long size) {
        /** Empty while the file is not there, between two steps of an editor. */
        public static Optional<Saved> of(Path file) {
            try {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                return Optional.of(
                        new Saved(now.fileKey(), now.lastModifiedTime().toMillis(), now.size()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }
}
