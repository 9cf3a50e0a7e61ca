package planted.lab.script;

import java.nio.file.Files;
import java.nio.file.Path;

/** A parser that opens. */
final class ReadsFile {
    boolean there() {
        return Files.exists(Path.of("lab"));
    }
}
