package fdscope;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs of the machine. On somebody's own machine a test without its tool is skipped, and says why; where
 * everything was installed on purpose (CI=true) it fails.
 */
public final class Tools {
    private Tools() {}

    /** A program in PATH. */
    public static void require(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        require(there, program + " is not in PATH");
    }

    /** Something that only a machine can give, not an installation: always a reason to skip. */
    public static void suppose(boolean holds, String otherwise) {
        if (!holds) {
            System.err.println("skipped: " + otherwise);
        }
        Assumptions.assumeTrue(holds, otherwise);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds && "true".equals(System.getenv("CI"))) {
            throw new AssertionError(otherwise + ", and CI skips nothing");
        }
        suppose(holds, otherwise);
    }
}
