package fdscope.lesson.store;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Lesson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonFolderTest {
    private static final String LESSON =
            "---\ntitle: T\npart: A\nminutes: 1\nquestion: Q\nidea: I\n---\nSee [x](term:peer).\n";

    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void aCourse() throws IOException {
        root = folder.resolve("lessons");
        write("lessons/reference/glossary.md", "## peer\n\nThe other end.\n");
        write("lessons/reference/syllabus.json", "{\"lessons\":[]}");
        write("lessons/reference/kernel-map.json", "{\"phases\":[],\"functions\":[],\"journeys\":[],\"calls\":[]}");
    }

    @Test
    void lessonsAreReadInTheirOrderAndOtherFilesLeftAlone() throws IOException {
        write("lessons/10-ten/lesson.md", LESSON);
        write("lessons/02-two/lesson.md", LESSON);
        write("lessons/02-two/trace.jsonl", "");
        write("lessons/README.md", "x");
        write("lessons/.git/config", "x");
        Course course = LessonFolder.read(root);
        assertThat(errors(course)).isEmpty();
        assertThat(course.lessons()).extracting(Lesson::slug).containsExactly("two", "ten");
    }

    @Test
    void whatCannotBeReadIsToldAndTheRestStays() throws IOException {
        write("lessons/01-one/lesson.md", LESSON);
        write("lessons/02-two/other.md", "x");
        write("lessons/03-three/lesson.md", "x");
        write("lessons/04-four/lesson.md", LESSON);
        Files.write(root.resolve("04-four/lesson.md"), "a\nb\u00e4".getBytes(StandardCharsets.ISO_8859_1));
        write("lessons/05-five/lesson.md/deep", "x");
        write("lessons/06-six/lesson.md", LESSON + "x".repeat(2 << 20));
        write("lessons/seven/lesson.md", LESSON);
        write("lessons/08-eight/lesson.md", LESSON);
        write("lessons/08-eight/exercise/task.md", "x");
        Course course = LessonFolder.read(root);
        assertThat(course.lessons()).extracting(Lesson::slug).containsExactly("one");
        assertThat(errors(course)).isEqualTo("""
                        lessons/02-two/lesson.md:1: missing, expected the text of the lesson
                        lessons/03-three/lesson.md:1: no front matter, expected --- and then title, part, minutes, question, idea
                        lessons/04-four/lesson.md:2: byte 0xe4, expected UTF-8
                        lessons/05-five/lesson.md:1: not a regular file, expected one
                        lessons/06-six/lesson.md:1: larger than 256 KiB, expected a text to read
                        lessons/08-eight/exercise:1: lacks start.c or .sh, good.c or .sh, bad_WHAT.c or .sh
                        lessons/seven/lesson.md:1: folder seven, expected NN-slug as in 06-in-flight""");
    }

    @Test
    void linksOutOfTheFolderAreNotFollowed() throws IOException {
        Path secret = write("secret.md", LESSON);
        write("elsewhere/lesson.md", LESSON);
        write("lessons/01-one/lesson.md", LESSON);
        Files.createDirectories(root.resolve("02-two"));
        Files.createSymbolicLink(root.resolve("02-two/lesson.md"), secret);
        Files.createSymbolicLink(root.resolve("03-three"), folder.resolve("elsewhere"));
        Files.createSymbolicLink(root.resolve("04-four"), root.resolve("01-one"));
        Course course = LessonFolder.read(root);
        assertThat(errors(course)).isEqualTo("""
                        lessons/02-two/lesson.md:1: a link that leads out of lessons, expected a file inside
                        lessons/03-three:1: a link that leads out of lessons, expected a folder inside""");
        assertThat(course.lessons()).extracting(Lesson::slug).containsExactly("one", "four");
    }

    @Test
    void aBrokenReferenceBreaksNoLesson() throws IOException {
        write("lessons/01-one/lesson.md", LESSON);
        write("lessons/reference/glossary.md", "x\n");
        Files.delete(root.resolve("reference/kernel-map.json"));
        Course course = LessonFolder.read(root);
        assertThat(course.lessons()).hasSize(1);
        assertThat(errors(course)).isEqualTo("""
                        lessons/reference/kernel-map.json:1: cannot be read (lessons/reference/kernel-map.json: does not exist)
                        lessons/reference/glossary.md:1: no meaning of a term, expected ## TERM and then text""");
    }

    @Test
    void aCourseFromElsewhereBorrowsTheReference() throws IOException {
        write("other/01-one/lesson.md", LESSON);
        Course course = LessonFolder.read(folder.resolve("other"), root);
        assertThat(errors(course)).isEmpty();
        assertThat(course.lessons()).hasSize(1);
        assertThat(course.rows()).hasSize(1);
    }

    @Test
    void aFolderThatIsNotThereIsOneSentence() {
        Course course = LessonFolder.read(folder.resolve("none"), root);
        assertThat(errors(course))
                .isEqualTo("none:1: cannot be read (none: does not exist), expected a folder with lessons");
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    /** The temporary folder's own name cut off. */
    private String errors(Course course) {
        return String.join(
                        "\n",
                        course.allErrors().stream().map(ContentError::toString).toList())
                .replace(folder + "/", "");
    }
}
