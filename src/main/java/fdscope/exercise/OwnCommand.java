package fdscope.exercise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code fdscope} for a script that is checked, where this program was started by {@code java -jar} and has no launcher. */
final class OwnCommand {
    private OwnCommand() {}

    static boolean isJar() {
        return jar().endsWith(".jar") && Files.isRegularFile(Path.of(jar()));
    }

    /** Writes a file of that name into a folder and gives it. */
    static Path write(Path folder) throws IOException {
        String java = System.getProperty("java.home") + "/bin/java";
        String jar = Path.of(jar()).toAbsolutePath().toString();
        return Files.writeString(
                folder.resolve("fdscope"),
                "#!/bin/sh\nexec " + quoted(java) + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -jar "
                        + quoted(jar) + " \"$@\"\n");
    }

    private static String jar() {
        return System.getProperty("java.class.path");
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
