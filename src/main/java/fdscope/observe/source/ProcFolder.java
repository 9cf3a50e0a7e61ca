package fdscope.observe.source;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists the entries of a folder of /proc that are numbers: processes, threads, descriptors. */
final class ProcFolder {
    private ProcFolder() {}

    /** In the kernel's order, which is ascending. */
    static List<Integer> numbers(Path folder) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (Character.digit(name.charAt(0), 10) >= 0) {
                    numbers.add(Integer.valueOf(name));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return numbers;
    }
}
