package fdscope.cli;

import fdscope.lesson.store.ProgressFile;
import fdscope.lesson.store.SettingsFile;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command runs.
 *
 * @param home folder of the program: {@code lessons} stands in it
 * @param userHome where HOME is not set
 * @param screen opens the course in the full screen
 */
public record Surroundings(
        Path home,
        Path userHome,
        Map<String, String> environment,
        InputStream in,
        TextOut out,
        TextOut err,
        Powers powers,
        CourseScreen screen) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    Path builtInLessons() {
        return home.resolve("lessons");
    }

    /** Made while packaging; of the built-in lessons. */
    Path courseIndex() {
        return home.resolve("lib").resolve("course.index");
    }

    /** {@code $XDG_STATE_HOME/fdscope}. */
    Path stateFolder() {
        return progressFile().getParent();
    }

    Path progressFile() {
        return ProgressFile.defaultPath(environment, userHome.toString());
    }

    SettingsFile settingsFile() {
        return SettingsFile.of(environment, userHome.toString());
    }

    /** Both ways: a person can be asked. */
    boolean hasTerminal() {
        return powers.isTerminal(0) && powers.isTerminal(1);
    }
}
