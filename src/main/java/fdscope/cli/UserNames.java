package fdscope.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;

/** Users by name, from /etc/passwd (passwd(5)) alone: who is known only elsewhere is given by number. */
final class UserNames implements Function<String, OptionalLong> {
    private static final Path FILE = Path.of("/etc/passwd");

    /** @param name in small letters, as filters are */
    @Override
    public OptionalLong apply(String name) {
        try {
            for (String line : Files.readAllLines(FILE, StandardCharsets.ISO_8859_1)) {
                String[] fields = line.split(":");
                if (fields.length > 2 && fields[0].equalsIgnoreCase(name) && fields[2].matches("\\d{1,10}")) {
                    return OptionalLong.of(Long.parseLong(fields[2]));
                }
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }
}
