package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.lab.LabRunner;
import fdscope.lab.ProgramUnderTest;
import fdscope.lab.trace.Narration;
import fdscope.lab.trace.TraceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labs in which one process is a program from outside: what it is given, what is seen of it, and that it goes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgramIT {
    private static final String FRACTION = "." + ProcessHandle.current().pid();
    private static final String CHECKER = "actors checker\npair checker.s checker.t stream\n";

    private Playhouse house;

    @BeforeAll
    void open() {
        house = Playhouse.open(1);
    }

    @AfterAll
    void close() {
        house.close();
    }

    private List<TraceEvent> check(String shell, String text) {
        List<TraceEvent> events = new ArrayList<>();
        ProgramUnderTest program = new ProgramUnderTest(List.of("/bin/sh", "-c", shell, "yours"), List.of());
        new LabRunner(house.laboratory().checking(program)).run(Playhouse.parse(text, "t"), "t.lab", events::add);
        return events;
    }

    /** What a pipe shows behind the set-up, without the numbers of the machine. */
    private static String told(List<TraceEvent> events) {
        return String.join(
                "\n",
                events.stream()
                        .filter(event -> !(event instanceof TraceEvent.Staged))
                        .flatMap(event -> Narration.of(event).stream())
                        .map(line -> line.replaceAll("[0-9]{3,}|[0-9]+(?=<)|(?<=fdinfo/)[0-9]+", "N"))
                        .skip(2)
                        .toList());
    }

    @Test
    void theProgramHasItsDescriptorsAndItsWordsAndNothingElse() {
        List<TraceEvent> events = check(
                "ls -C -w 0 /proc/$$/fd; echo $1, $2, $K; pwd | cut -c1-17; cat <&3 >/dev/stderr; exit 3",
                CHECKER + """
                        checker leaky = memfd_create("not for you")
                        checker yours = program(3 = t, arg "one", arg "two words", env "K=V")
                        checker send(s, "from us")
                        checker close(s)
                        checker close(t)
                        yours   await -> 3
                        expect  stdout(yours) == "0  1  2  3\\none, two words, V\\n/tmp/fdscope-lab-\\n"
                        expect  stderr(yours) == "from us"
                        expect  not cloexec(checker.leaky)
                        """);
        assertThat(told(events)).endsWith("""
                checker memfd_create("not for you") = N<leaky>
                checker +++ yours started, pid N; has 3 +++
                checker send(N<s>, "from us") = 7
                checker close(N<s>) = 0
                checker close(N<t>) = 0
                yours  +++ exited with 3 +++
                yours  stdout: 0  1  2  3
                yours  stdout: one, two words, V
                yours  stdout: /tmp/fdscope-lab-
                yours  stderr: from us
                = expect stdout(yours) == "0  1  2  3\\none, two words, V\\n/tmp/fdscope-lab-\\n"    "0  1  2  3\\none, two words, V\\n/tm"..., its stdout
                = expect stderr(yours) == "from us"    "from us", its stderr
                = expect not cloexec(checker.leaky)    no, /proc/N/fdinfo/N
                passed: 0 claims, 4 checks. Left: 0 processes, 0 sockets, 0 files""");
    }

    @Test
    void itsEnvironmentCanHaveItsOwnPid() {
        List<TraceEvent> events = check("test $LISTEN_PID = $$ && echo $1 $OTHER $LISTEN_FDS", CHECKER + """
                checker yours = program(3 = t, arg "a  b", env "LISTEN_PID=$$", env "LISTEN_FDS=1", env "OTHER=$$1")
                yours   await -> 0
                expect  stdout(yours) == "a b $$1 1\\n"
                """);
        assertThat(Playhouse.end(events).outcome()).as(told(events)).isEqualTo("passed");
    }

    @Test
    void whatItHoldsIsSeenWhileItWaits() {
        List<TraceEvent> events = check("exec 5<&3; exec cat <&3", CHECKER + """
                checker yours = program(3 = t)
                expect within 2s blocked(yours)
                expect open_fds(yours) == 2
                expect copies(yours, checker.t) == 2
                expect copies(yours, checker.s) == 0
                yours  g = copy(checker.t)
                expect number(yours.g) == 3
                expect not cloexec(yours.g)
                kill   yours
                expect not alive(yours)
                """);
        assertThat(Playhouse.end(events).outcome()).as(told(events)).isEqualTo("passed");
    }

    @Test
    void theFirstCheckThatFailsEndsTheCheckAndSaysWhatItMeans() {
        List<TraceEvent> events = check("cat <&3 >&3", CHECKER + """
                checker yours = program(3 = t)
                checker close(t)
                for i = 1 to 3
                    checker send(s, "x" * i)
                    checker recv(s, 8) -> "x" else "It gives back what it gets."
                end
                """);
        assertThat(told(events)).endsWith("""
                checker send(N<s>, "x") = 1
                checker recv(N<s>, 8) = "x"
                checker send(N<s>, "xx") = 2
                ≠ checker recv(N<s>, 8) = "xx", expected "x"
                else It gives back what it gets.
                failed: 0 claims, 2 checks. Left: 0 processes, 0 sockets, 0 files""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exec cat <&3", "exit 3"})
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void nobodyIsPatientWithAProgramThatHasEndedOrSleepsForEver(String shell) {
        List<TraceEvent> events = check(shell, CHECKER + """
                checker yours = program(3 = t)
                expect within 600s queued(checker.s) == 1 else "It sends nothing."
                """);
        assertThat(told(events)).contains("\nelse It sends nothing.\n");
    }

    @Test
    void aProgramThatDoesNotEndIsKilledAndTheCheckFails() {
        List<TraceEvent> events = check("echo here I am >&2; exec cat <&3", CHECKER + """
                checker yours = program(3 = t)
                yours   await
                """);
        assertThat(told(events)).endsWith("""
                yours  stderr: here I am
                ≠ t.lab:4: your program was still waiting in read() on descriptor 0 after 2 s, and was killed; expected its end
                failed: 0 claims, 0 checks. Left: 0 processes, 0 sockets, 0 files""");
    }

    @Test
    void aProgramThatWasSeenToHaveEndedCanStillBeKilled() {
        List<TraceEvent> events = check("exit 3", CHECKER + """
                checker yours = program(3 = t)
                expect  within 2s not alive(yours)
                kill    yours
                """);
        assertThat(told(events)).contains("yours  +++ exited with 3 +++");
        assertThat(Playhouse.end(events).outcome()).as(told(events)).isEqualTo("passed");
    }

    @Test
    void anActorThatIsAsItWasGoesOnToTheNextCheck() throws Exception {
        int first = checker(check("echo x > left; chmod 0 .; cat <&3", CHECKER + "checker yours = program(3 = t)\n"));
        List<TraceEvent> events = check("ls -A; ls -C -w 0 /proc/$$/fd", CHECKER + """
                checker m = memfd_create("first of this lab")
                checker yours = program(3 = t)
                yours   await -> 0
                checker umask(077)
                expect  stdout(yours) == "0  1  2  3\\n"
                """);
        int third = checker(check("exit 0", CHECKER));

        assertThat(checker(events)).isEqualTo(first).isNotEqualTo(third);
        assertThat(Playhouse.end(events).outcome()).as(told(events)).isEqualTo("passed");
    }

    private static int checker(List<TraceEvent> events) {
        return events.stream()
                .filter(TraceEvent.ActorStarted.class::isInstance)
                .mapToInt(event -> ((TraceEvent.ActorStarted) event).pid())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void howItEndedIsJudged() {
        List<TraceEvent> events = check("kill -$1 $$; exit $2", CHECKER + """
                checker a = program(arg "0", arg "7")
                a       await -> 7
                checker b = program(arg "SEGV", arg "0")
                b       await -> SIGSEGV
                checker c = program(arg "0", arg "1")
                c       await
                """);
        assertThat(told(events)).contains("≠ t.lab:8: c exited with 1, expected exit status 0");
    }

    @Test
    void whatItLeavesBehindGoesHoweverItHides() {
        List<TraceEvent> events = check(
                sleeping(
                        "setsid env -i sleep 600 <&- >&- 2>&- & (setsid env -i sh -c 'sleep 601 & sleep 602' &) ; read x <&3"),
                CHECKER + """
                checker yours = program(3 = t)
                expect within 2s blocked(yours)
                """);
        assertThat(Playhouse.end(events).outcome()).as(told(events)).isEqualTo("passed");
        assertThat(sleepers()).isEmpty();
    }

    @Test
    void whatItLeavesBehindGoesWhenItsCheckerWasKilledBefore() {
        List<TraceEvent> events =
                check(sleeping("(setsid env -i sleep 603 <&- >&- 2>&- 3<&- &) ; read x <&3"), CHECKER + """
                checker yours = program(3 = t)
                expect within 2s blocked(yours)
                kill    checker
                """);
        assertThat(Playhouse.end(events).outcome()).as(told(events)).isEqualTo("passed");
        assertThat(sleepers()).isEmpty();
    }

    @Test
    void aRunWithoutAProgramSaysWhatIsMissing() {
        List<TraceEvent> events = house.run(CHECKER + "checker yours = program(3 = t)\n");
        assertThat(told(events))
                .contains("program() starts the program that an exercise checks, and this run has none");
    }

    /** Sleeps that no other test has: the fraction is this JVM's pid. */
    private static String sleeping(String script) {
        return script.replaceAll("sleep 60[0-3]", "$0" + FRACTION);
    }

    private static List<String> sleepers() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.matches(".*sleep 60[0-3]" + Pattern.quote(FRACTION)))
                .toList();
    }
}
