package fdscope.lesson.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files so that who reads them meets a whole one, the old or the new. */
final class WholeFile {
    private WholeFile() {}

    /**
     * A whole new file or the old one, never half of one, even after a power cut. Where the name is a link, the file that
     * it leads to is replaced.
     */
    static void replace(Path file, String text, Set<PosixFilePermission> permissions) throws IOException {
        Path target = Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
        Path folder = target.getParent();
        Path temporary = Files.createTempFile(
                folder, "." + target.getFileName() + "-", ".tmp", PosixFilePermissions.asFileAttribute(permissions));
        try {
            if (Files.exists(target)) {
                // The umask is for new files.
                Files.setPosixFilePermissions(temporary, permissions);
            }
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
