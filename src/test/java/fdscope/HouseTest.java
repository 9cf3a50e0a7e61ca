package fdscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The house stands as docs/ARCHITECTURE.md draws it, and every rule is seen to fail on a house that does not. */
class HouseTest {
    private static final int LONGEST = 350;
    private static final House REAL = House.real();
    private static final House PLANTED = House.planted();

    @ParameterizedTest
    @EnumSource(HouseRule.class)
    void theHouseKeeps(HouseRule rule) {
        assertThat(rule.violations(REAL)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HouseRule.class)
    void aPlantedViolationIsSeenBy(HouseRule rule) {
        TreeSet<String> seen = new TreeSet<>();
        for (String violation : rule.violations(PLANTED)) {
            List<String> culprits = PLANTED.classes().stream()
                    .map(type -> type.getName())
                    .filter(name -> violation.matches("(?s).*\\b" + name + "\\b.*"))
                    .map(name -> name.substring("planted.".length()))
                    .filter(rule.planted()::contains)
                    .toList();
            assertThat(culprits).as(violation).isNotEmpty();
            seen.addAll(culprits);
        }
        assertThat(seen).isEqualTo(new TreeSet<>(rule.planted()));
    }

    @Test
    void everyPackageSaysWhatItIs() {
        assertThat(withoutPackageInfo(REAL)).isEmpty();
        assertThat(withoutPackageInfo(PLANTED)).containsExactly(Path.of("bare"));
    }

    @Test
    void noFileIsTooLongToRead() {
        assertThat(tooLong(REAL)).isEmpty();
        assertThat(tooLong(PLANTED)).containsExactly(Path.of("lesson/Endless.java"));
    }

    /** The topmost package holds Main alone and needs no words. */
    private static List<Path> withoutPackageInfo(House house) {
        try (Stream<Path> files = Files.walk(house.sources())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !folder.equals(house.sources()))
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .map(house.sources()::relativize)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> tooLong(House house) {
        try (Stream<Path> files = Files.walk(house.sources())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST)
                    .map(house.sources()::relativize)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
