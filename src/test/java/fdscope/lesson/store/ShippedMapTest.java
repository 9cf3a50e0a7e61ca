package fdscope.lesson.store;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lesson.Block;
import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Errata;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes;
import fdscope.lesson.KernelPlaces;
import fdscope.lesson.Lesson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel map of this repository, with its notes and the errata. */
class ShippedMapTest {
    private static final Path LESSONS = Path.of("lessons");
    private static final Course COURSE = LessonFolder.read(LESSONS);
    private static final KernelMap MAP = COURSE.map();
    private static final Pattern LINK = Pattern.compile("[\"(]map:([A-Za-z0-9_]+)[\")]");

    private static final Pattern OF_LESSON = Pattern.compile("\\](?:\\(|:\\s*)map:([^)\\s]+)");

    private static KernelNotes notes() throws ContentError.Found {
        return new ReferenceFiles(LESSONS, LESSONS, COURSE).notes();
    }

    @Test
    void everyFunctionHasANoteWithWhatItTakesAndGives() throws ContentError.Found {
        KernelNotes notes = notes();
        assertThat(notes.functions().keySet())
                .containsExactlyElementsOf(
                        MAP.functions().stream().map(KernelFunction::name).toList());
        assertThat(notes.functions().values()).allSatisfy(note -> {
            assertThat(note.takes()).isPresent();
            assertThat(note.gives()).isPresent();
        });
    }

    @Test
    void everyFunctionOfAJourneyButItsFirstIsReachedByACall() throws ContentError.Found {
        KernelNotes notes = notes();
        List<String> entries = List.of("__fput", "unix_stream_connect");
        List<String> lost = MAP.functions().stream()
                .map(KernelFunction::name)
                .filter(name -> !MAP.journeysOf(name).isEmpty())
                .filter(name -> notes.callers(name).isEmpty() && !name.startsWith("__sys_") && !entries.contains(name))
                .toList();
        // What user space, the file system or another part of the kernel calls.
        assertThat(lost)
                .containsExactlyInAnyOrder(
                        "sock_write_iter",
                        "sock_read_iter",
                        "do_sys_poll",
                        "do_epoll_wait",
                        "locks_lock_inode_wait",
                        "unix_write_space",
                        "unix_ioctl",
                        "unix_seq_show",
                        "unix_show_fdinfo",
                        "unix_diag_handler_dump",
                        "unix_sysctl_register",
                        "bpf_iter_unix_seq_show",
                        "unix_wfree");
    }

    @Test
    void everyLinkOfALessonAndOfExplainLandsOnAStop() throws IOException {
        List<String> links = new ArrayList<>();
        try (Stream<Path> files =
                Stream.concat(Files.walk(LESSONS), Files.walk(Path.of("src/main/java/fdscope/observe")))) {
            for (Path file : files.filter(path -> path.toString().matches(".*\\.(md|java)"))
                    .toList()) {
                Matcher link = LINK.matcher(Files.readString(file));
                while (link.find()) {
                    links.add(link.group(1));
                }
            }
        }
        assertThat(links).hasSizeGreaterThan(30);
        assertThat(links).allSatisfy(name -> assertThat(MAP.journeysOf(name)).isNotEmpty());
    }

    @Test
    void everyStopNamesTheLessonsThatLinkToItAndNoOther() throws IOException {
        Map<String, Set<String>> linked = new TreeMap<>();
        for (Lesson lesson : COURSE.lessons()) {
            Matcher link = OF_LESSON.matcher(
                    Files.readString(LESSONS.resolve(lesson.id() + "-" + lesson.slug() + "/lesson.md")));
            while (link.find()) {
                linked.computeIfAbsent(link.group(1), name -> new TreeSet<>()).add(lesson.id());
            }
        }
        KernelPlaces places = new KernelPlaces(COURSE);
        Map<String, Set<String>> told = new TreeMap<>();
        for (KernelFunction function : MAP.functions()) {
            places.lessons(function.name())
                    .forEach(lesson -> told.computeIfAbsent(function.name(), name -> new TreeSet<>())
                            .add(lesson.id()));
        }
        assertThat(linked).hasSizeGreaterThan(15);
        assertThat(told).isEqualTo(linked);
        assertThat(linked.keySet())
                .allSatisfy(name -> assertThat(MAP.journeysOf(name)).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unix_wait_for_peer",
                "sock_alloc_send_pskb",
                "__skb_wait_for_more_packets",
                "unix_stream_read_generic",
                "unix_stream_data_wait",
                "poll_schedule_timeout",
                "do_epoll_wait",
                "locks_lock_inode_wait"
            })
    void whereAThreadSleepsIsAStopAndOnTheWayOfACall(String function) {
        assertThat(MAP.journeysOf(function)).isNotEmpty();
        assertThat(MAP.calls().stream().filter(path -> path.functions().contains(function)))
                .isNotEmpty();
    }

    @Test
    void theErrataAreTheThirtyOneClaimsOfTheArticle() throws ContentError.Found {
        Errata errata = ReferenceFiles.errata(LESSONS, COURSE);
        assertThat(errata.claims())
                .extracting(Errata.Erratum::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 31).boxed().toList());
    }

    @Test
    void theFiveStepsOfTheArticleStandOnOneJourney() throws ContentError.Found {
        assertThat(notes().article())
                .extracting(step -> step.journey() + " " + step.stop())
                .containsExactly("scm-rights 1", "scm-rights 5", "scm-rights 7", "scm-rights 11", "scm-rights 11");
    }

    @Test
    void lessonsAndLabsAreFoundFromTheirLinksAndCalls() {
        KernelPlaces places = new KernelPlaces(COURSE);
        assertThat(places.lessons("fget_raw")).extracting(Lesson::number).contains(6);
        assertThat(places.labs("scm_fp_copy"))
                .extracting(Block.LabBlock::name)
                .contains("offset-is-shared", "owned-by-nobody")
                .doesNotContain("a-name-not-the-socket", "three-modes");
        assertThat(places.labs("unix_find_bsd"))
                .extracting(Block.LabBlock::name)
                .contains("a-name-not-the-socket");
        assertThat(places.labs("locks_lock_inode_wait"))
                .extracting(Block.LabBlock::name)
                .contains("a-lock-in-the-post");
        assertThat(places.labs("no_such_function")).isEmpty();
    }
}
