package fdscope.tui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.SocketType;
import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.ScriptParser;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.KernelMap;
import fdscope.lesson.store.LessonFolder;
import fdscope.observe.Source;
import fdscope.tui.draw.Segment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel pane while somebody sleeps, with the kernel map of the course. */
class KernelRowsTest {
    /** As the course has them, so that a better map is not a different picture here. */
    private static final KernelMap MAP = map(
            "recv __sys_recvfrom unix_stream_recvmsg unix_stream_read_generic unix_stream_read_actor",
            "accept __sys_accept4 unix_accept __skb_wait_for_more_packets fd_install",
            "connect __sys_connect unix_stream_connect unix_find_bsd unix_wait_for_peer init_peercred",
            "send __sys_sendto unix_stream_sendmsg sock_alloc_send_pskb unix_scm_to_skb");

    private static final int WIDTH = 76;
    private static final int HIGH = 24;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recv(s, 1)      | recv(6<s>, 1)      | unix_stream_read_generic    | stream
            recv(s, 1)      | recv(6<s>, 1)      | __skb_wait_for_more_packets | dgram
            accept(s)       | accept(6<s>)       | __skb_wait_for_more_packets | listen
            connect(s, "l") | connect(6<s>, "l") | unix_wait_for_peer          | stream
            send(s, "x")    | send(6<s>, "x")    | sock_alloc_send_pskb        | stream
            """)
    void theMapOfTheCourseHasTheStopAtWhichACallSleeps(String step, String text, String function, String kind) {
        KernelMap course =
                LessonFolder.read(Path.of("lessons").toAbsolutePath()).map();
        LabView lab = lab("bob start " + step, List.of(shot(1, started(text, function, "x"), kind)));
        assertThat(text(lab, course).replaceAll("\\s+", " ")).contains(function + " « bob is here");
    }

    @Test
    void aReceiveSleepsWhereTheStreamIsRead() {
        assertThat(pane(
                        "bob start recv(s, 1)",
                        started("recv(6<s>, 1)", "unix_stream_read_generic", "recvfrom"),
                        "stream"))
                .isEqualTo("""
                        recv: __sys_recvfrom → unix_stream_recvmsg → unix_stream_read_generic « bob
                        is here → unix_stream_read_actor
                        » bob sleeps in unix_stream_read_generic, called by recvfrom(2). Source:
                          /proc/4712/task/4714/{wchan,syscall}.
                        """);
    }

    @Test
    void anAcceptSleepsWhereConnectionsAreWaitedFor() {
        assertThat(pane(
                        "bob start accept(s)",
                        started("accept(6<s>)", "__skb_wait_for_more_packets", "accept"),
                        "listen"))
                .isEqualTo("""
                        accept: __sys_accept4 → unix_accept → __skb_wait_for_more_packets « bob is
                        here → fd_install
                        » bob sleeps in __skb_wait_for_more_packets, called by accept(2). Source:
                          /proc/4712/task/4714/{wchan,syscall}.
                        """);
    }

    @Test
    void aConnectSleepsWhereTheBacklogIsFull() {
        assertThat(pane(
                        "bob start connect(s, \"l\")",
                        started("connect(6<s>, \"l\")", "unix_wait_for_peer", "connect"),
                        "stream"))
                .isEqualTo("""
                        connect: __sys_connect → unix_stream_connect → unix_find_bsd →
                        unix_wait_for_peer « bob is here → init_peercred
                        » bob sleeps in unix_wait_for_peer, called by connect(2). Source:
                          /proc/4712/task/4714/{wchan,syscall}.
                        """);
    }

    @Test
    void aSendSleepsWhereItsBufferIsAllocatedAndRootSeesTheStack() {
        TraceEvent.Started started = new TraceEvent.Started(
                3,
                "",
                "bob",
                4712,
                4714,
                "send(6<s>, \"x\")",
                "sock_alloc_send_pskb",
                "sendto",
                List.of("__x64_sys_sendto", "__sys_sendto", "unix_stream_sendmsg", "sock_alloc_send_pskb"));
        assertThat(pane("bob start send(s, \"x\")", started, "stream")).isEqualTo("""
                        send: __sys_sendto → unix_stream_sendmsg → sock_alloc_send_pskb « bob is
                        here → unix_scm_to_skb
                        » bob sleeps in sock_alloc_send_pskb, called by sendto(2). Source:
                          /proc/4712/task/4714/{wchan,syscall,stack}.
                        The stack: __x64_sys_sendto → __sys_sendto → unix_stream_sendmsg →
                        sock_alloc_send_pskb
                        """);
    }

    @Test
    void whoSleepsIsShownWhileAnotherCalls() {
        LabView lab = lab(
                "bob start recv(s, 1)\nalice f = memfd_create(\"note\")",
                List.of(
                        shot(1, started("recv(6<s>, 1)", "unix_stream_read_generic", "recvfrom"), "stream"),
                        shot(2, null, "stream")));
        assertThat(text(lab)).isEqualTo("""
                        memfd_create: the kernel map does not follow this call.
                        recv: __sys_recvfrom → unix_stream_recvmsg → unix_stream_read_generic « bob
                        is here → unix_stream_read_actor
                        » bob sleeps in unix_stream_read_generic, called by recvfrom(2). Source:
                          /proc/4712/task/4714/{wchan,syscall}.
                        """);
    }

    @Test
    void aFunctionThatTheWayDoesNotHaveIsNamedAndTheInnermostStopOfTheStackIsLit() {
        TraceEvent.Started started = new TraceEvent.Started(
                3,
                "",
                "bob",
                4712,
                4714,
                "recv(6<s>, 1)",
                "unix_stream_data_wait",
                "recvfrom",
                List.of("__sys_recvfrom", "unix_stream_recvmsg", "unix_stream_read_generic", "unix_stream_data_wait"));
        assertThat(pane("bob start recv(s, 1)", started, "stream")).isEqualTo("""
                        recv: __sys_recvfrom → unix_stream_recvmsg → unix_stream_read_generic « bob
                        is here → unix_stream_read_actor
                        » bob sleeps in unix_stream_data_wait, called by recvfrom(2). Source:
                          /proc/4712/task/4714/{wchan,syscall,stack}.
                        The stack: __sys_recvfrom → unix_stream_recvmsg → unix_stream_read_generic →
                        unix_stream_data_wait
                        """);
    }

    private static TraceEvent.Started started(String text, String wchan, String syscall) {
        return new TraceEvent.Started(3, "", "bob", 4712, 4714, text, wchan, syscall, null);
    }

    private static String pane(String step, TraceEvent.Started started, String kind) {
        return text(lab(step, List.of(shot(1, started, kind))));
    }

    private static String text(LabView lab) {
        return text(lab, MAP);
    }

    /** Without the rows of the sources. */
    private static String text(LabView lab, KernelMap map) {
        LessonView view = new LessonView(
                null, 0, 0, Optional.of(lab), Drawn.Pane.KERNEL, false, Map.of(), -1, Source.PROC, Optional.empty());
        return KernelRows.of(view, map, WIDTH, HIGH).list().stream()
                        .map(Segment::text)
                        .takeWhile(line -> !line.contains("/proc/net/unix"))
                        .collect(Collectors.joining("\n"))
                        .stripTrailing()
                + "\n";
    }

    private static LabView lab(String steps, List<Shot> shots) {
        Script script = script("actors alice bob\npair alice.s bob.s stream\n" + steps + "\n");
        List<Script.Line> lines = script.stepsOf("");
        List<Shot> all = new ArrayList<>(List.of(new Shot(0, List.of(), Scene.EMPTY)));
        all.addAll(shots);
        return new LabView(
                1,
                new LabBlock("x", "x", 1, script),
                0,
                0,
                LabView.Phase.LIVE,
                lines,
                Stride.of(lines),
                all,
                all.size() - 1,
                false,
                Optional.empty(),
                List.of(),
                0,
                Map.of(),
                Optional.empty());
    }

    /** @param started null: alice makes a memfd */
    private static Shot shot(int stride, TraceEvent.Started started, String kind) {
        TraceEvent event = started != null
                ? started
                : new TraceEvent.Called(
                        4,
                        "",
                        "alice",
                        4711,
                        4713,
                        "memfd_create(\"note\")",
                        7,
                        null,
                        1,
                        "7",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false);
        Scene scene = new Scene(
                List.of(new Scene.ActorBox(
                        "bob",
                        4712,
                        List.of(new Scene.Descriptor("6", "s", "S2", Scene.Mark.SAME)),
                        "asleep",
                        "recv(6)")),
                List.of(new Scene.Socket("S2", kind, "S1", "", List.of(), List.of(), 0, false, false)),
                List.of(),
                List.of(),
                List.of());
        return new Shot(stride, List.of(event), scene);
    }

    private static KernelMap map(String... ways) {
        List<KernelMap.KernelFunction> functions = new ArrayList<>();
        List<KernelMap.CallPath> calls = new ArrayList<>();
        for (String way : ways) {
            List<String> words = List.of(way.split(" "));
            List<String> names = words.subList(1, words.size());
            calls.add(new KernelMap.CallPath(words.get(0), Set.of(SocketType.STREAM), Set.of(), names));
            names.forEach(name ->
                    functions.add(new KernelMap.KernelFunction(name, "f.c", "p", "does", "all", Optional.empty(), "")));
        }
        return new KernelMap(List.of(), functions, List.of(), calls);
    }

    private static Script script(String text) {
        try {
            return ScriptParser.parse(text, "x.lab", 1, "x");
        } catch (ScriptError.Found e) {
            throw new AssertionError(e);
        }
    }
}
