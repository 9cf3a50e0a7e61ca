package fdscope.tui.terminal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a theme that comes with the program: {@code lib/themes/NAME.theme} of the folder it was started from, or else
 * the same file within the jar. To open the jar would take longer than to read the file.
 */
final class ShippedTheme {
    private ShippedTheme() {}

    static String text(String name) throws IOException {
        String file = name + ".theme";
        String home = System.getProperty("fdscope.home");
        Path beside = home == null ? null : Path.of(home, "lib", "themes", file);
        if (beside != null && Files.isReadable(beside)) {
            return Files.readString(beside);
        }
        try (InputStream in = ShippedTheme.class.getResourceAsStream("/fdscope/themes/" + file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
