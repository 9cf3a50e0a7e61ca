package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.Whereabouts;
import fdscope.observe.Whereabouts.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhereaboutsSourceTest {
    @TempDir
    private Path root;

    @Test
    void aFolderWithoutAnySignIsAMachine() {
        assertThat(new WhereaboutsSource(root, Map.of()).read()).isEqualTo(Whereabouts.PLAIN);
    }

    @Test
    void theFilesOfPodmanAndOfTheProcessAreRead() throws IOException {
        Files.createDirectories(root.resolve("run"));
        Files.createFile(root.resolve("run/.containerenv"));
        Files.createDirectories(root.resolve("proc/self"));
        Files.writeString(root.resolve("proc/self/status"), "Name:\tjava\nSeccomp:\t2\n");
        assertThat(new WhereaboutsSource(root, Map.of()).read()).isEqualTo(new Whereabouts(Place.PODMAN, true));
        assertThat(new WhereaboutsSource(root, Map.of("CODESPACES", "true")).read())
                .isEqualTo(new Whereabouts(Place.CODESPACES, true));
    }
}
