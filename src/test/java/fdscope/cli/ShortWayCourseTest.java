package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.Course;
import fdscope.lesson.setting.Settings;
import fdscope.lesson.setting.SettingsText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The course without the library that reads the command line. */
class ShortWayCourseTest {
    private record Opened(Course course, Settings said, SettingsText.Result set, boolean rootAllowed) {}

    @TempDir
    private Path folder;

    private final List<Opened> opened = new ArrayList<>();

    private Surroundings surroundings() {
        return new Surroundings(
                Path.of("."),
                folder,
                Map.of("HOME", folder.toString()),
                new ByteArrayInputStream(new byte[0]),
                new TextOut(OutputStream.nullOutputStream(), true, false),
                new TextOut(OutputStream.nullOutputStream(), true, true),
                new NoMachine() {
                    @Override
                    public boolean isTerminal(int fd) {
                        return true;
                    }
                },
                contents -> {
                    opened.add(new Opened(
                            contents.course(),
                            contents.look().said(),
                            contents.look().set(),
                            contents.rootAllowed()));
                    return 7;
                });
    }

    @Test
    void opensWhatTheLongWayOpens() throws IOException {
        Path settings =
                Files.createDirectories(folder.resolve(".config/fdscope")).resolve("settings.properties");
        Files.writeString(settings, "theme = light\nascii = on\n");
        assertThat(ShortWay.course(surroundings())).isEqualTo(7);
        assertThat(new Cli(surroundings()).run()).isEqualTo(7);
        assertThat(opened).hasSize(2);
        assertThat(opened.get(0)).isEqualTo(opened.get(1));
        assertThat(opened.get(0).set().settings().theme()).contains("light");
    }
}
