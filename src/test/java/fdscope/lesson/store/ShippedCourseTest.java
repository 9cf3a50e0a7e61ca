package fdscope.lesson.store;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.SocketType;
import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.CoursePath;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.Lesson;
import fdscope.lesson.PathStanding;
import fdscope.lesson.Placement;
import fdscope.lesson.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The lessons of this repository. */
class ShippedCourseTest {
    private static final Path LESSONS = Path.of("lessons");

    static List<String> folders() throws IOException {
        try (Stream<Path> entries = Files.list(LESSONS)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals("reference"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void aLessonHasNoFault(String folder) {
        Course course = LessonFolder.read(LESSONS);
        assertThat(course.broken(folder).map(Course.Broken::errors).orElse(List.of()))
                .isEmpty();
        assertThat(course.lesson(folder)).isPresent();
    }

    @Test
    void theReferenceHasNoFaultAndTheSyllabusHasTwentyLessons() {
        Course course = LessonFolder.read(LESSONS);
        assertThat(course.errors()).extracting(ContentError::toString).isEmpty();
        assertThat(course.syllabus().entries()).hasSize(20);
        assertThat(course.rows()).hasSize(20);
        assertThat(course.glossary().terms()).hasSizeGreaterThan(25);
    }

    @Test
    void thePathsAndThePlacementTestAreThere() {
        Course course = LessonFolder.read(LESSONS);
        assertThat(course.paths().paths())
                .extracting(CoursePath::id)
                .containsExactly("course", "tour", "shell", "c", "security", "demo");
        assertThat(PathStanding.of(course, Progress.NONE).isWholeCourse()).isTrue();
        assertThat(course.placement().items())
                .extracting(item -> item.lesson().number())
                .containsExactlyElementsOf(
                        course.lessons().stream().map(Lesson::number).toList())
                .hasSize(20);
    }

    /** What was done before a question of the test must not tell the answer to another question of its lab. */
    @Test
    void thePlacementTestAsksTheFirstQuestionOfARun() {
        for (Placement.Item item : LessonFolder.read(LESSONS).placement().items()) {
            assertThat(item.question().key()).endsWith("#1");
        }
    }

    @Test
    void everyFunctionTellsWhatOneKernelHadOfIt() {
        KernelMap map = LessonFolder.read(LESSONS).map();
        assertThat(map.functions()).hasSizeGreaterThan(112);
        assertThat(map.functions())
                .allSatisfy(function -> assertThat(function.seen())
                        .matches("(global|local) text symbol on 6\\.18\\.44( as .*)?"
                                + "|no symbol and not in BTF on 6\\.18\\.44: .*"));
        assertThat(map.journey("scm-rights").orElseThrow().stops()).hasSize(11);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sendmsg | STREAM | SCM_RIGHTS | __sys_sendmsg ____sys_sendmsg unix_stream_sendmsg __scm_send scm_fp_copy fget_raw sock_alloc_send_pskb unix_scm_to_skb unix_attach_fds unix_maybe_add_creds scm_stat_add unix_add_edges
                    recvmsg | STREAM | SCM_RIGHTS | __sys_recvmsg ____sys_recvmsg unix_stream_recvmsg unix_stream_read_generic unix_stream_read_actor unix_detach_fds scm_stat_del scm_recv_unix __scm_recv_common scm_detach_fds scm_recv_one_fd receive_fd fd_install
                    write   |        |            |
                    write   | STREAM |            | sock_write_iter unix_stream_sendmsg scm_send sock_alloc_send_pskb unix_scm_to_skb unix_maybe_add_creds
                    close   | STREAM |            |
                    close   | STREAM | last       | __fput sock_close __sock_release unix_release unix_release_sock
                    """)
    void theWayOfACallIsThis(String call, SocketType type, String with, String functions) {
        KernelMap map = LessonFolder.read(LESSONS).map();
        Set<String> carried = with == null ? Set.of() : Set.of(with.split(" "));
        assertThat(map.functionsOf(call, Optional.ofNullable(type), carried))
                .extracting(KernelFunction::name)
                .containsExactly(functions == null ? new String[0] : functions.split(" "));
    }
}
