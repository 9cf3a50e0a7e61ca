package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.script.Script;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.store.LessonFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The labs on this kernel. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LabsIT {
    private Playhouse house;

    @BeforeAll
    void open() {
        house = Playhouse.open(2);
    }

    @AfterAll
    void close() {
        house.close();
    }

    static List<String> labs() {
        return Playhouse.labs();
    }

    static Stream<Named<Script>> labsOfLessons() {
        return LessonFolder.read(Path.of("lessons")).labs().stream()
                .map(place -> Named.of(
                        place.lesson().id() + "/" + place.lab().name(),
                        place.lab().script()));
    }

    @ParameterizedTest
    @MethodSource("labs")
    void aLabHolds(String name) {
        Playhouse.assertPassed(name, house.run(Playhouse.lab(name)));
    }

    @ParameterizedTest
    @MethodSource("labsOfLessons")
    void aLabOfALessonHolds(Script script) {
        Playhouse.assertPassed(script.name(), house.run(script));
    }

    /** Why 18a sends each socket through itself: through the other it would wait in its own queue. */
    @Test
    void aSocketInItsOwnQueueIsGarbageAsSoonAsItIsClosed() {
        Playhouse.assertPassed("own-queue", house.run("""
                lab own-queue
                actors alice carol
                pair alice.a alice.b stream
                alice sendmsg(a, "b in its own queue", SCM_RIGHTS [b])
                alice sendmsg(b, "a in its own queue", SCM_RIGHTS [a])
                let ia = inode(alice.a)
                let ib = inode(alice.b)
                alice close(a)
                carol poke = socket(AF_UNIX, SOCK_DGRAM)
                carol close(poke)
                expect within 2s not listed(ia)
                expect listed(ib)
                """));
    }

    /** Without the labs that use up what the user has once, the in-flight limit. */
    @Test
    void fourLabsHoldSideBySide() throws Exception {
        List<String> names =
                List.of("01a-a-name-not-the-socket", "02d-a-return-address", "06a-offset-is-shared", "13b-paste");
        ExecutorService theatres = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> runs = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int first = i;
                runs.add(theatres.submit(() -> outcomes(names, first)));
            }
            for (Future<List<String>> run : runs) {
                assertThat(run.get(5, TimeUnit.MINUTES)).containsOnly("passed, left 0 0 0");
            }
        } finally {
            theatres.shutdownNow();
        }
    }

    private static List<String> outcomes(List<String> names, int first) {
        List<String> outcomes = new ArrayList<>();
        try (Playhouse own = Playhouse.open(0)) {
            for (int i = 0; i < names.size(); i++) {
                List<TraceEvent> events = own.run(Playhouse.lab(names.get((first + i) % names.size())));
                TraceEvent.Finished end = Playhouse.end(events);
                TraceEvent.Left left = end.left();
                outcomes.add(end.outcome() + ", left " + left.processes() + " " + left.sockets() + " " + left.files()
                        + (end.outcome().equals("passed") ? "" : "\n" + String.join("\n", Playhouse.told(events))));
            }
        }
        return outcomes;
    }
}
