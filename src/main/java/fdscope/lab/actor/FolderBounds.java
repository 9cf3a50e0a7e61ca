package fdscope.lab.actor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** How much a program may put into its own folder. Quota there is none, and a limit of one file is none for a million. */
final class FolderBounds {
    /** Files, folders, sockets and links together. */
    static final int MOST_ENTRIES = 4096;

    static final int DEEPEST = 64;
    /** By their sizes, holes counted. */
    static final long MOST_MIB = 256;

    private static final String MANY = "it made more than " + MOST_ENTRIES + " files";
    private static final long MOST_CLOSED_BYTES = MOST_ENTRIES * 256L;

    private FolderBounds() {}

    /**
     * What is too much, as what the program did; empty: all is within bounds. Looks at no more than it has to, and what
     * goes away meanwhile is not counted.
     */
    static Optional<String> exceededIn(Path folder) {
        Count count = new Count(folder);
        try {
            Files.walkFileTree(folder, count);
        } catch (IOException e) {
            return Optional.empty(); // the visitor keeps what matters: the folder is gone
        }
        return count.excess;
    }

    private static final class Count extends SimpleFileVisitor<Path> {
        private final Path folder;
        private int entries;
        private long bytes;
        private Optional<String> excess = Optional.empty();

        Count(Path folder) {
            this.folder = folder;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            if (path.equals(folder)) {
                return FileVisitResult.CONTINUE;
            }
            return path.getNameCount() - folder.getNameCount() > DEEPEST ? tooDeep() : counted(0);
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            return counted(attributes.isRegularFile() ? attributes.size() : 0);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path path, IOException cut) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            if (e instanceof NoSuchFileException || e instanceof NotDirectoryException || path.equals(folder)) {
                return FileVisitResult.CONTINUE;
            }
            // What else fails has a name that is longer than any that the kernel takes.
            return e instanceof AccessDeniedException ? closed(path) : tooDeep();
        }

        /** A folder that may not be read grows with what is in it, and has a link from each folder in it. */
        private FileVisitResult closed(Path path) {
            try {
                if ((Integer) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 2) {
                    return ends("it hid folders in a folder that may not be read");
                }
                boolean large = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                                .size()
                        > MOST_CLOSED_BYTES;
                return large ? ends(MANY) : counted(0);
            } catch (IOException e) {
                return counted(0); // gone, or in one that is closed itself
            }
        }

        private FileVisitResult tooDeep() {
            return ends("it made folders more than " + DEEPEST + " deep in each other");
        }

        private FileVisitResult counted(long size) {
            entries++;
            bytes += size;
            if (entries > MOST_ENTRIES) {
                return ends(MANY);
            }
            return bytes > MOST_MIB << 20
                    ? ends("its files were larger than " + MOST_MIB + " MiB together")
                    : FileVisitResult.CONTINUE;
        }

        private FileVisitResult ends(String why) {
            excess = Optional.of(why);
            return FileVisitResult.TERMINATE;
        }
    }
}
