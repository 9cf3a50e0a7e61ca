package fdscope.observe.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lists the entries of a folder of /proc that are numbers: processes, threads, descriptors. */
final class ProcFolder {
    private ProcFolder() {}

    /**
     * In the kernel's order, which is ascending. File.list() is much quicker than a stream of paths, but does not say why
     * it fails: then the stream is asked.
     */
    static List<Integer> numbers(Path folder) throws IOException {
        String[] names = folder.toFile().list();
        if (names == null) {
            Files.newDirectoryStream(folder).close();
            throw new IOException("could not be listed; try again");
        }
        List<Integer> numbers = new ArrayList<>(names.length);
        for (String name : names) {
            if (Character.digit(name.charAt(0), 10) >= 0) {
                numbers.add(Integer.valueOf(name));
            }
        }
        return numbers;
    }
}
