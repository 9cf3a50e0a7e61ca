package fdscope;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program to be judged: the real one, or the planted one that breaks every rule.
 *
 * @param root its topmost package
 * @param sources the folder of that package
 */
record House(String root, JavaClasses classes, Path sources) {
    private static final List<String> DOORS = List.of(
            "",
            "kernel.jna..",
            "observe.source..",
            "lab.actor..",
            "lab.peer..",
            "lab.measure.live..",
            "lesson.store..",
            "exercise..",
            "tui.terminal..",
            "cli..");

    static House real() {
        return new House(
                "fdscope",
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("fdscope"),
                Path.of("src/main/java/fdscope"));
    }

    static House planted() {
        return new House(
                "planted", new ClassFileImporter().importPackages("planted"), Path.of("src/test/java/planted"));
    }

    /** Packages that may hold threads, processes, files, clocks, standard streams and native memory; below the root. */
    String[] doorsAnd(String... more) {
        return Stream.concat(DOORS.stream(), Stream.of(more)).toArray(String[]::new);
    }

    /** Names of packages below the root, {@code ..} for "and below". */
    String[] in(String... packages) {
        String[] full = new String[packages.length];
        for (int i = 0; i < packages.length; i++) {
            full[i] = packages[i].isEmpty() ? root : root + "." + packages[i];
        }
        return full;
    }
}
