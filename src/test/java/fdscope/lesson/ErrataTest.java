package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fdscope.lesson.Errata.Erratum;
import fdscope.lesson.Errata.Kind;
import fdscope.lesson.Errata.Proof;
import fdscope.lesson.store.LessonFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrataTest {
    private static final Course COURSE = LessonFolder.read(Path.of("lessons"));

    @Test
    void aClaimHasItsVerdictAndItsProofs() throws ContentError.Found {
        String text = """
                {"errata": [{"number": 19, "verdict": "wrong", "known": "tried", "says": "fget().", "true": "fget_raw().",
                  "proof": ["map fget_raw", "lab offset-is-shared", "lesson 20", "run ss -xa", "man open(2)"]}]}
                """;
        assertThat(Errata.parse(text, "e.json", COURSE).claims())
                .containsExactly(new Erratum(
                        19,
                        "wrong",
                        "tried",
                        "fget().",
                        "fget_raw().",
                        List.of(
                                new Proof(Kind.MAP, "fget_raw"),
                                new Proof(Kind.LAB, "offset-is-shared"),
                                new Proof(Kind.LESSON, "20"),
                                new Proof(Kind.RUN, "ss -xa"),
                                new Proof(Kind.MAN, "open(2)"))));
    }

    @Test
    void everyFaultIsToldAtOnce() {
        String text = """
                {"errata": [
                  {"number": 1, "verdict": "false", "known": "tried", "says": "a", "true": "b", "proof": []},
                  {"number": 1, "verdict": "wrong", "known": "heard", "says": "a",
                   "proof": ["map fget_rew", "lab none", "lesson 99", "ss -x", "map"]}]}
                """;
        ContentError.Found found =
                catchThrowableOfType(ContentError.Found.class, () -> Errata.parse(text, "e.json", COURSE));
        assertThat(found).hasMessage("""
                e.json:2: verdict false, expected true, imprecise, incomplete or wrong
                e.json:2: claim 1 has no proof, expected at least one
                e.json:3: known heard, expected tried, source or general
                e.json:3: true is missing, expected text
                e.json:3: claim 1 stands here a second time
                e.json:4: map fget_rew: not in this course
                e.json:4: lab none: not in this course
                e.json:4: lesson 99: not in this course
                e.json:4: ss -x, expected lesson, lab, map, man, run or source and a name
                e.json:4: map, expected lesson, lab, map, man, run or source and a name""");
    }
}
