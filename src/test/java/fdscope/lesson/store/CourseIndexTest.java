package fdscope.lesson.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Later;
import fdscope.lesson.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseIndexTest {
    private static final Path SHIPPED = Path.of("lessons");

    @TempDir
    private Path folder;

    private Path root;
    private Path index;
    private Path third;

    @BeforeEach
    void aCopyOfTheShippedCourseWithItsIndex() throws IOException {
        root = folder.resolve("lessons");
        index = folder.resolve("course.index");
        third = root.resolve("03-names/lesson.md");
        try (Stream<Path> files = Files.walk(SHIPPED)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, root.resolve(SHIPPED.relativize(file)));
            }
        }
        CourseIndex.write(root, index);
    }

    private Course read() {
        return CourseIndex.read(root, index);
    }

    /** The course came from the index: its lessons wait to be read. */
    private static boolean waits(Course course) {
        return course.lessons().stream().allMatch(lesson -> lesson.pages() instanceof Later);
    }

    private void change(Path file, String from, String to) throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replaceFirst(from, to));
        Files.setLastModifiedTime(file, before);
    }

    @Test
    void theCourseByItsIndexIsTheCourseThatIsRead() {
        Course course = read();
        assertThat(waits(course)).isTrue();
        Course truth = LessonFolder.read(root);
        assertThat(course.lessons())
                .extracting(Lesson::outline)
                .isEqualTo(truth.lessons().stream().map(Lesson::outline).toList());
        assertThat(course).isEqualTo(truth);
    }

    @Test
    void aLetterThatChangedIsReadWhateverTheTimeOfTheFileSays() throws IOException {
        change(third, "minutes: 35", "minutes: 36");
        assertThat(waits(read())).isFalse();
        assertThat(read()).isEqualTo(LessonFolder.read(root));
        assertThat(read().lesson(3).orElseThrow().minutes()).isEqualTo(36);
    }

    @Test
    void aFaultIsToldWithItsFileAndLineAndTheOtherLessonsStay() throws IOException {
        change(third, "part: ", "party: ");
        Course course = read();
        assertThat(course.lessons()).hasSize(19);
        assertThat(course.rows()).hasSize(20);
        assertThat(course.broken("03").orElseThrow().errors())
                .isEqualTo(LessonFolder.read(root).broken("03").orElseThrow().errors())
                .extracting(ContentError::toString)
                .allMatch(error -> error.matches("(?s).*/lessons/03-names/lesson.md:[0-9]+: .*"));
    }

    @Test
    void whatIsEditedWhileTheProgramRunsIsReadByTheNext() throws IOException {
        Course course = read();
        List<Lesson> truth = LessonFolder.read(root).lessons();
        Files.writeString(third, "no lesson at all");
        Files.delete(root.resolve("04-reading-the-tables/lesson.md"));
        assertThat(course.lessons()).isEqualTo(truth);
        assertThat(read().broken()).hasSize(2);
    }

    @Test
    void aFileOrFolderMoreOrLessIsNoticed() throws IOException {
        Path more = Files.createDirectory(root.resolve("21-more"));
        assertThat(read()).isEqualTo(LessonFolder.read(root));
        Files.delete(more);
        assertThat(waits(read())).isTrue();
        Files.writeString(third.resolveSibling("exercise.txt"), "");
        assertThat(waits(read())).isFalse();
    }

    @Test
    void anIndexThatIsNotThereOrDamagedIsOfNoUse() throws IOException {
        List<String> lines = Files.readAllLines(index);
        List<List<String>> damaged = List.of(
                List.of(""),
                List.of("x"),
                lines.subList(1, lines.size()),
                lines.subList(0, lines.size() / 2),
                List.of(lines.get(0), "lesson", "end"),
                List.of(lines.get(0), "file\treference\t1\t2", "end"),
                List.of(lines.get(0), "file\treference/glossary.md\t1\tx", "end"));
        for (List<String> some : damaged) {
            Files.write(index, some);
            assertThat(waits(read())).as("%s", some).isFalse();
        }
        Files.delete(index);
        assertThat(read()).isEqualTo(LessonFolder.read(root));
    }

    @Test
    void aCourseWithAFaultHasNoIndex() throws IOException {
        change(third, "part: ", "party: ");
        assertThatThrownBy(() -> CourseIndex.write(root, index))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("03-names/lesson.md:");
    }
}
