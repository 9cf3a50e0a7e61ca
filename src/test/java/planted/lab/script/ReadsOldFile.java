package planted.lab.script;

import java.io.File;

/** A parser that opens, as one did before. */
final class ReadsOldFile {
    boolean there() {
        return new File("lab").exists();
    }
}
