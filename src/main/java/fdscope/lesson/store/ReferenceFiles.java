package fdscope.lesson.store;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Errata;
import fdscope.lesson.KernelNotes;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The long texts of {@code reference/}, which are read when somebody asks for them: opening a course does not wait for
 * them.
 */
public final class ReferenceFiles {
    private static final String REFERENCE = "reference";

    private final Path folder;
    private final Course course;

    /**
     * @param root the folder of the course
     * @param builtIn the built-in course's, from which a course without a kernel map of its own takes all of this
     */
    public ReferenceFiles(Path root, Path builtIn, Course course) {
        Path own = root.resolve(REFERENCE).resolve("kernel-map.json");
        this.folder = Files.exists(own, LinkOption.NOFOLLOW_LINKS) ? root : builtIn;
        this.course = course;
    }

    /**
     * Empty where a course has a map without notes.
     *
     * @throws ContentError.Found with every fault
     */
    public KernelNotes notes() throws ContentError.Found {
        Path file = folder.resolve(REFERENCE).resolve("kernel-notes.json");
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? KernelNotes.parse(ContentFile.read(file, folder), file.toString(), course.map())
                : KernelNotes.EMPTY;
    }

    /**
     * Of the built-in course alone.
     *
     * @throws ContentError.Found with every fault
     */
    public static Errata errata(Path builtIn, Course course) throws ContentError.Found {
        Path file = builtIn.resolve(REFERENCE).resolve("errata.json");
        return Errata.parse(ContentFile.read(file, builtIn), file.toString(), course);
    }

    /** What is wrong with the notes and the errata that a course brings with it. */
    public static List<ContentError> faults(Path root, Course course) {
        List<ContentError> faults = new ArrayList<>();
        Path reference = root.resolve(REFERENCE);
        try {
            if (Files.exists(reference.resolve("kernel-notes.json"), LinkOption.NOFOLLOW_LINKS)) {
                new ReferenceFiles(root, root, course).notes();
            }
        } catch (ContentError.Found e) {
            faults.addAll(e.errors());
        }
        try {
            if (Files.exists(reference.resolve("errata.json"), LinkOption.NOFOLLOW_LINKS)) {
                errata(root, course);
            }
        } catch (ContentError.Found e) {
            faults.addAll(e.errors());
        }
        return faults;
    }
}
