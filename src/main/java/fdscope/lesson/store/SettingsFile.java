package fdscope.lesson.store;

import fdscope.kernel.Printable;
import fdscope.lesson.setting.Settings;
import fdscope.lesson.setting.SettingsText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The learner's settings on disk, written by hand or by the program, one line of it at a time. Nothing here throws: what
 * went wrong is a sentence for the user, and the program goes on.
 */
public final class SettingsFile {
    /** The most that a file of settings, or a theme, may be. */
    static final int LARGEST_BYTES = 64 << 10;

    private static final Set<PosixFilePermission> NEW_FILE = PosixFilePermissions.fromString("rw-r--r--");
    private static final Set<PosixFilePermission> NEW_FOLDER = PosixFilePermissions.fromString("rwx------");

    private final Path file;
    private final Path home;

    /** @param home as {@code ~} */
    public SettingsFile(Path file, Path home) {
        this.file = file.toAbsolutePath();
        this.home = home;
    }

    /**
     * {@code $XDG_CONFIG_HOME/fdscope/settings.properties}, by default below {@code ~/.config}. A relative XDG_CONFIG_HOME
     * counts as not set, as the XDG base directory specification has it.
     *
     * @param userHome where HOME is not set
     */
    public static SettingsFile of(Map<String, String> environment, String userHome) {
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        String user = environment.getOrDefault("HOME", "");
        Path home = Path.of(user.isEmpty() ? userHome : user);
        Path base = config.startsWith("/") ? Path.of(config) : home.resolve(".config");
        return new SettingsFile(base.resolve("fdscope").resolve("settings.properties"), home);
    }

    /** As a person writes it, safe to print: {@code ~/.config/fdscope/settings.properties}. */
    public String shown() {
        return shown(file);
    }

    private String shown(Path path) {
        boolean own = path.startsWith(home) && home.getNameCount() > 0;
        return Printable.of(own ? "~/" + home.relativize(path) : path.toString());
    }

    /** What is set; a file that is not there sets nothing. */
    public SettingsText.Result load() {
        try {
            return SettingsText.parse(shown(), text().orElse(""));
        } catch (IOException e) {
            return new SettingsText.Result(
                    Settings.NONE, List.of(Printable.of("The settings cannot be read: " + reason(e))));
        }
    }

    /** Changes one line; empty, or why it could not be. */
    public Optional<String> keep(String key, String value) {
        try {
            Path folder = file.getParent();
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(NEW_FOLDER));
            }
            Optional<String> before = text();
            String after = SettingsText.with(before.orElse(""), key, value);
            if (!before.equals(Optional.of(after))) {
                WholeFile.replace(file, after, before.isPresent() ? Files.getPosixFilePermissions(file) : NEW_FILE);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Printable.of(reason(e)));
        }
    }

    /**
     * The text of a theme.
     *
     * @param value of the setting: from the root, from {@code ~}, or from the folder of the settings
     * @throws IOException with a reason for people
     */
    public Theme theme(String value) throws IOException {
        Path path = value.startsWith("~/")
                ? home.resolve(value.substring(2))
                : file.getParent().resolve(value);
        try {
            return new Theme(
                    shown(path), text(path).orElseThrow(() -> new IOException(shown(path) + ": does not exist")));
        } catch (FileSystemException e) {
            throw new IOException(reason(e), e);
        }
    }

    /**
     * A theme as it was written.
     *
     * @param file as errors are to name it
     */
    public record Theme(String file, String text) {}

    /** Empty: there is none. */
    private Optional<String> text() throws IOException {
        return text(file);
    }

    private Optional<String> text(Path path) throws IOException {
        // Before it is opened: a pipe would be waited for.
        if (!Files.exists(path) && Files.notExists(path)) {
            return Optional.empty();
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException(shown(path) + " is a folder, a pipe or a device, expected a file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw new IOException(shown(path) + " is larger than " + (LARGEST_BYTES >> 10) + " KiB");
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new IOException(shown(path) + " is not UTF-8", e);
        }
    }

    private String reason(IOException e) {
        String why = Reason.of(e);
        String mine = home + "/";
        return why.startsWith(mine) ? "~/" + why.substring(mine.length()) : why;
    }
}
