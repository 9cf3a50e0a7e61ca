package fdscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fdscope.kernel.SocketType;
import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.ScriptParser;
import fdscope.lab.script.Step;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelMap.Stop;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelMapTest {
    private static final String SMALL = """
            {"phases": [{"id": "data", "title": "Data"}],
             "functions": [
               {"name": "send_it", "file": "net/a.c", "phase": "data", "role": "Sends.", "versions": "all", "seen": "t"},
               {"name": "pass_it", "file": "net/b.c", "phase": "data", "role": "Passes.", "versions": "v6+",
                "notes": "New.", "seen": "inlined"},
               {"name": "make_it", "file": "net/c.c", "phase": "data", "role": "Makes.", "versions": "all", "seen": "T"}],
             "journeys": [{"id": "way", "title": "The way",
               "stops": [{"functions": ["send_it", "pass_it"], "mark": "1 fd", "then": "queue"}]}],
             "calls": [
               {"call": "socket", "functions": ["make_it"]},
               {"call": "sendmsg", "types": ["stream", "dgram"], "functions": ["send_it"]},
               {"call": "sendmsg", "types": ["seqpacket"], "functions": ["make_it"]},
               {"call": "sendmsg", "types": ["stream"], "with": ["SCM_RIGHTS"], "functions": ["send_it", "pass_it"]},
               {"call": "bind", "types": ["stream"], "functions": ["make_it"]},
               {"call": "bind", "types": ["stream"], "with": ["abstract"], "functions": ["pass_it"]},
               {"call": "bind", "types": ["stream"], "with": ["autobind"], "functions": ["send_it"]}]}
            """;

    @Test
    void everythingIsKept() throws ContentError.Found {
        KernelMap map = KernelMap.parse(SMALL, "map.json");
        assertThat(map.phases()).containsExactly(new KernelMap.Phase("data", "Data"));
        assertThat(map.function("pass_it"))
                .contains(new KernelFunction(
                        "pass_it", "net/b.c", "data", "Passes.", "v6+", Optional.of("New."), "inlined"));
        assertThat(map.function("nothing")).isEmpty();
        assertThat(map.journey("way"))
                .contains(new Journey(
                        "way",
                        "The way",
                        List.of(new Stop(List.of("send_it", "pass_it"), Optional.of("1 fd"), Optional.of("queue")))));
        assertThat(map.journeysOf("pass_it")).containsExactly("way");
        assertThat(map.journeysOf("make_it")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    socket  |           |                     | make_it
                    sendmsg | STREAM    |                     | send_it
                    sendmsg | SEQPACKET | SCM_RIGHTS          | make_it
                    sendmsg | DGRAM     | SCM_RIGHTS          | send_it
                    sendmsg | STREAM    | SCM_RIGHTS MSG_PEEK | send_it pass_it
                    sendmsg |           | SCM_RIGHTS          |
                    read    | STREAM    |                     |
                    """)
    void theMostSpecialWayOfACallIsTaken(String call, SocketType type, String with, String functions)
            throws ContentError.Found {
        Set<String> carried = with == null ? Set.of() : Set.of(with.split(" "));
        assertThat(names(KernelMap.parse(SMALL, "map").functionsOf(call, Optional.ofNullable(type), carried)))
                .isEqualTo(functions == null ? "" : functions);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    sendmsg(s, "x")                                | send_it
                    sendmsg(s, "x", SCM_RIGHTS [s])                | send_it pass_it
                    sendmsg(s, "x", {cmsg_data=[s]})               | send_it pass_it
                    sendmsg(s, "x", {cmsg_level=0, cmsg_data=[s]}) | send_it
                    sendmsg(s, "x", {cmsg_type=2, cmsg_data=[s]})  | send_it
                    bind(s, "name")                                | make_it
                    bind(s, "\\0name")                             | pass_it
                    bind(s, "\\0" + run)                           | pass_it
                    bind(s, "")                                    | send_it
                    """)
    void theScriptTellsWhatACallCarries(String call, String functions) throws ContentError.Found, ScriptError.Found {
        Script script = ScriptParser.parse(
                "actors a\na s, t = socketpair(AF_UNIX, SOCK_STREAM)\na " + call + "\n", "x.lab", 1, "x");
        Step.Act act = (Step.Act) script.steps().get(1).step();
        assertThat(names(KernelMap.parse(SMALL, "map")
                        .functionsOf(act.call(), 0, Optional.of(SocketType.STREAM), Set.of())))
                .isEqualTo(functions);
    }

    @Test
    void everyFaultIsToldAtOnceWithItsLine() {
        String text = """
                {"phases": [{"id": "data", "title": ""}],
                 "functions": [
                   {"name": "send_it", "file": "net/a.c", "phase": "dada", "role": "Sends.", "seen": 4},
                   {"name": "send_it", "file": "net/a.c", "phase": "data", "rol": "Sends.", "role": "x",
                    "versions": "all", "seen": "T"},
                   5],
                 "journeys": [{"id": "way", "title": "The way",
                   "stops": []},
                   {"id": "off", "title": "t", "stops": [{"functions": ["sent_it"]}]}],
                 "calls": [
                   {"call": "send", "types": ["strem"], "functions": []},
                   {"call": "read", "functions": ["send_it"]},
                   {"call": "read", "types": ["dgram"], "functions": ["send_it"]}]}
                """;
        assertThat(errors(text)).isEqualTo("""
                        map.json:1: title, expected text that is not empty
                        map.json:3: versions is missing, expected text
                        map.json:3: seen, expected text that is not empty
                        map.json:3: dada: no such phase, expected one of this map; did you mean data?
                        map.json:4: rol: no such key, expected one of name, file, phase, role, versions, notes, seen; did you mean role?
                        map.json:4: function send_it stands here a second time, expected it once
                        map.json:6: expected an object for a function
                        map.json:7: journey way has no stops, expected at least one
                        map.json:9: sent_it: no such function, expected one of this map; did you mean send_it?
                        map.json:11: type strem, expected stream, dgram or seqpacket
                        map.json:11: functions is empty, expected at least one name
                        map.json:13: call read stands here a second time, expected it once""");
    }

    @Test
    void whatIsNoJsonHasItsLine() {
        assertThat(errors("{\n\"phases\": [,]}")).startsWith("map.json:2: not JSON: Unexpected character (','");
        assertThat(errors("{\n\"phases\": ["))
                .isEqualTo("map.json:2: not JSON: Unexpected end-of-input: expected close marker for Array");
        assertThat(errors("")).isEqualTo("map.json:1: nothing, expected a JSON object");
        assertThat(errors("{\"a\": 1,\n\"a\": 2}"))
                .isEqualTo("map.json:2: a stands twice in one object, expected it once");
        assertThat(errors("{}\n[]")).isEqualTo("map.json:2: text after the end, expected one JSON value");
        assertThat(errors("[".repeat(60))).startsWith("map.json:1: not JSON: Document nesting depth");
    }

    private static String names(List<KernelFunction> functions) {
        return String.join(" ", functions.stream().map(KernelFunction::name).toList());
    }

    private static String errors(String text) {
        ContentError.Found found =
                catchThrowableOfType(ContentError.Found.class, () -> KernelMap.parse(text, "map.json"));
        return found == null ? "no error" : found.getMessage();
    }
}
