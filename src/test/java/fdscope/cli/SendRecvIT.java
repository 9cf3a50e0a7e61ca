package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code fdscope send} and {@code recv} in the shell: programs run with what came, names, waiting, and what goes wrong. */
class SendRecvIT {
    /** Prints every descriptor of the program but those that the test's own JVM and shell left open, and what it leads to. */
    private static final String LIST =
            "for n in /proc/$$/fd/*; do [ -h $n ] && readlink $n | sed \"s|.*/|${n##*/} |\"; done";

    @TempDir
    private Path folder;

    private PassPeers at;

    @BeforeEach
    void open() {
        at = new PassPeers(folder);
        at.write("a", "A");
        at.write("b", "B");
        at.write("c", "C");
    }

    @Test
    void aProgramReadsTheFileThatWasSent() {
        assertThat(
                        at.run(
                                "fdscope recv s --timeout 60 --at 0 --run cat & fdscope send s 3 --timeout 60 3< note && wait $!"))
                .isEqualTo(new Launched(0, "the note", ""));
        assertThat(at.has("s")).isFalse();
    }

    /** Without a timeout, as it is typed. */
    @Test
    void bothStartedInOneBreathMeet() {
        assertThat(
                        at.run(
                                "fdscope send s 0 --listen --timeout 60 < note & fdscope recv s --connect --timeout 60 --at 0 --run cat"))
                .isEqualTo(new Launched(0, "the note", ""));
    }

    /** What comes has numbers of its own on arrival, 5 to 9 or so: among the places, and crosswise. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3,4,5 | A B C",
                "5,4,3 | C B A",
                "4,5,3 | C A B",
                "7,6,8 | B A C",
                "9,7,8 | B C A",
                "0,9,5 | A C B"
            })
    void descriptorsStandWhereTheyWereWanted(String places, String read) {
        String sorted =
                places.equals("0,9,5") ? "0 5 9" : places.startsWith("7") || places.startsWith("9") ? "" : "3 4 5";
        String numbers = places.startsWith("7") ? "6 7 8" : places.startsWith("9") ? "7 8 9" : sorted;
        assertThat(
                        at.run(
                                "fdscope recv s --timeout 60 --at " + places + " --run bash -c 'for n in " + numbers
                                        + "; do cat <&$n; echo -n \" \"; done' & fdscope send s 3 4 5 --timeout 60 3< a 4< b 5< c && wait $!"))
                .isEqualTo(new Launched(0, read + " ", ""));
    }

    @Test
    void theProgramHasNothingOfOursOpenAndAllThatTheShellGave() {
        Launched plain = at.run("dash -c '" + LIST + "' 8< note");
        Launched run = at.run("fdscope recv s --timeout 60 --run dash -c '" + LIST
                + "' 8< note & fdscope send s 3 4 --timeout 60 3< a 4< b && wait $!");
        assertThat(run.err()).isEmpty();
        // In a script what runs in the background reads /dev/null.
        assertThat(withoutStandardStreams(run.out())).isEqualTo("3 a\n4 b\n" + withoutStandardStreams(plain.out()));
    }

    private static String withoutStandardStreams(String list) {
        return list.replaceAll("(?m)^[012] .*\n", "");
    }

    @Test
    void theProgramHasTheSamePidLimitSignalsAndEnvironment() {
        // Of the program that looks: dash itself blocks all signals for a moment when it starts one.
        String look = "echo pid $$; ulimit -n; grep ^SigBlk /proc/self/status; env -u _ | sort | grep -av FDSCOPE_FDS";
        at.write("look", look);
        Launched plain = at.run("ulimit -S -n 300; export WORD=$'\\xff'; dash look & echo pid $!; wait");
        Launched run = at.run(
                "ulimit -S -n 300; export WORD=$'\\xff'; \"$launcher\" recv s --timeout 60 --run dash look & echo pid $!;"
                        + " fdscope send s 3 --timeout 60 3< a; wait");
        assertThat(run.err()).isEmpty();
        assertThat(withoutPids(run.out())).isEqualTo(withoutPids(plain.out()));
        assertThat(run.out().lines().filter(line -> line.startsWith("pid ")).distinct())
                .hasSize(1);
    }

    private static String withoutPids(String text) {
        return text.replaceAll("(?m)^pid \\d+\n", "");
    }

    @Test
    void theProgramIsToldHowManyCameAndAsSocketActivationDoesIfThatIsWanted() {
        assertThat(
                        at.run(
                                "export LISTEN_FDS=7 LISTEN_PID=1; fdscope recv s --timeout 60 --run bash -c"
                                        + " 'echo $FDSCOPE_FDS ${LISTEN_FDS-none} ${LISTEN_PID-none}' & fdscope send s 3 4 --timeout 60 3< a 4< b; wait"))
                .isEqualTo(new Launched(0, "2 none none\n", ""));
        assertThat(
                        at.run(
                                "fdscope recv s --timeout 60 --listen-fds --run bash -c"
                                        + " 'echo $FDSCOPE_FDS $LISTEN_FDS $(($$ - LISTEN_PID))' & fdscope send s 3 4 --timeout 60 3< a 4< b; wait"))
                .isEqualTo(new Launched(0, "2 2 0\n", ""));
    }

    @Test
    void theStatusIsThatOfTheProgram() {
        String send = " & r=$!; fdscope send s 3 --timeout 60 3< a; wait $r; echo $?";
        assertThat(at.run("fdscope recv s --timeout 60 --run bash -c 'exit 42'" + send))
                .isEqualTo(new Launched(0, "42\n", ""));
        assertThat(at.run("fdscope recv s --timeout 60 --run no-such-program" + send))
                .isEqualTo(new Launched(0, "127\n", "fdscope: no-such-program: there is no such program in PATH\n"));
        assertThat(at.run("fdscope recv s --timeout 60 --at 2 --run ./a" + send))
                .isEqualTo(new Launched(0, "126\n", "fdscope: execve(./a): EACCES, the file is not executable\n"));
        assertThat(at.run("fdscope recv s --timeout 60 --at 3,4 --run cat" + send))
                .isEqualTo(new Launched(
                        0, "1\n", "fdscope: --at has numbers for 2, and 1 descriptor came, so nothing was run\n"));
        assertThat(at.run("ulimit -n 100; fdscope recv s --timeout 60 --at 99 --run cat" + send)
                        .out())
                .isEqualTo("126\n");
    }

    @Test
    void aScriptWithSetEEndsWhereSomethingFails() {
        Launched run = at.run("set -e\nfdscope send s 3 --timeout 0 3< a\necho not reached");
        assertThat(run).isEqualTo(new Launched(1, "", "fdscope: connect(s): ENOENT, there is no such name\n"));
    }

    @Test
    void numbersThatTheShellDidNotOpenAreRefusedBeforeAnythingIsSent() {
        assertThat(at.run("fdscope send s 3 4 5 6 4< a"))
                .isEqualTo(new Launched(
                        2, "", "fdscope: descriptors 3, 5 and 6 are not open; the shell opens one with 3< FILE\n"));
        assertThat(at.run("fdscope send s 0 0<&-"))
                .isEqualTo(
                        new Launched(2, "", "fdscope: descriptor 0 is not open; the shell opens one with 0< FILE\n"));
        assertThat(at.run("fdscope recv fd:3"))
                .isEqualTo(
                        new Launched(2, "", "fdscope: descriptor 3 is not open; the shell opens one with 3< FILE\n"));
    }

    @Test
    void aPeerThatNeverComesIsWaitedForAsLongAsWasSaid() {
        assertThat(at.run("fdscope recv s --timeout 0.2"))
                .isEqualTo(new Launched(1, "", "fdscope: nobody came to s in 0.2 s\n"));
        assertThat(at.run("fdscope send s 0 --listen --timeout 0.2"))
                .isEqualTo(new Launched(1, "", "fdscope: nobody came to s in 0.2 s\n"));
        assertThat(at.run("fdscope recv s --type dgram --timeout 0.2"))
                .isEqualTo(new Launched(1, "", "fdscope: nothing came through s in 0.2 s\n"));
        assertThat(at.has("s")).isFalse();
    }

    @Test
    void aNameThatIsTakenIsToldAndLeft() {
        Tools.require("python3");
        String bind = "import socket; s = socket.socket(socket.AF_UNIX); s.bind('s')";
        assertThat(at.run("python3 -c \"" + bind + "\"; fdscope recv s"))
                .isEqualTo(new Launched(
                        1,
                        "",
                        "fdscope: bind(s): EADDRINUSE, the name is taken: by a socket file that was left behind, nobody"
                                + " has the socket any more; remove it with rm\n"));
        assertThat(at.has("s")).isTrue();
        assertThat(at.run("rm s; python3 -c \"" + bind + "; s.listen(1); import subprocess; "
                        + "print(subprocess.run(['$launcher', 'recv', 's']).returncode, flush=True); s.settimeout(0.1)\n"
                        + "try: s.accept(); print('disturbed')\nexcept TimeoutError: print('alone')\""))
                .isEqualTo(new Launched(
                        0,
                        "1\nalone\n",
                        "fdscope: bind(s): EADDRINUSE, the name is taken: by a socket that somebody uses; choose another"
                                + " name\n"));
        assertThat(at.has("s")).isTrue();
        assertThat(at.run("fdscope send note 3 --listen 3< a"))
                .isEqualTo(new Launched(
                        1,
                        "",
                        "fdscope: bind(note): EADDRINUSE, the name is taken: by a file that is no socket; choose another"
                                + " name\n"));
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSignalEndsItAndItsNameGoes(String signal, int status) {
        // In the background of a script SIGINT would be ignored; with job control bash tells of each job's end.
        Launched run = at.run("set -m; fdscope() { exec \"$launcher\" \"$@\"; }\nfdscope recv s & r=$!\n"
                + "until [ -S s ]; do read -t 0.02 < <(:); done\nkill -" + signal
                + " $r; wait $r; echo $?; [ -e s ] || echo gone");
        assertThat(run.out()).isEqualTo(status + "\ngone\n");
        assertThat(run.err()).doesNotContain("fdscope:");
    }

    @Test
    void anotherFileInPlaceOfOursIsNotRemoved() {
        assertThat(at.run("fdscope recv $PWD/s --timeout 60 > /dev/null & r=$!\n"
                        + "until grep -q \"00010000 .* $PWD/s\\$\" /proc/net/unix; do read -t 0.02 < <(:); done\n"
                        + "mv s t; echo other > s; fdscope send t 0 --timeout 60; wait $r; cat s"))
                .isEqualTo(new Launched(0, "other\n", ""));
    }

    @Test
    void theSenderIsNamedByTheKernel() {
        JsonNode json = at.run(
                        "fdscope recv s --json --credentials --timeout 60 & fdscope() { exec \"$launcher\" \"$@\"; }\n"
                                + "fdscope send s 3 --timeout 60 3< a & wait")
                .json();
        assertThat(json.get("credentials")).isEqualTo(json.get("peer"));
        assertThat(json.get("peer").get("pid").asInt()).isPositive();
        JsonNode dgram = at.run("fdscope recv s --type dgram --json --credentials --timeout 60 &"
                        + " fdscope send s 3 --type dgram --empty --timeout 60 3< a; wait")
                .json();
        assertThat(dgram.get("peer").isNull()).isTrue();
        assertThat(dgram.get("credentials").get("pid").asInt()).isPositive();
        assertThat(dgram.get("length").asInt()).isZero();
    }

    @Test
    void aDescriptorOfAnotherProcessCanBeSent() {
        assertThat(at.run("sleep 60 7< note & p=$!\nfdscope recv s --timeout 60 --at 0 --run cat & r=$!\n"
                        + "until [ -e /proc/$p/fd/7 ] && [ $(cat /proc/$p/comm) = sleep ]; do read -t 0.02 < <(:); done\n"
                        + "fdscope send s $p:7 --timeout 60; wait $r; kill $p"))
                .isEqualTo(new Launched(0, "the note", ""));
    }

    @Test
    void dataComesFromADescriptorAndAnInheritedSocketServes() {
        Tools.require("python3");
        at.write("pair.py", """
                import os, socket, subprocess
                a, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
                f = os.environ["launcher"]
                note = open("note")
                subprocess.run([f, "send", f"fd:{a.fileno()}", str(note.fileno()), "--data-from", "0"],
                               pass_fds=[a.fileno(), note.fileno()], input=b"one\\0two", check=True)
                recv = [f, "recv", f"fd:{b.fileno()}", "--data-at", "0", "--at", "9", "--run", "sh", "-c", "od -An -c; cat <&9"]
                subprocess.run(recv, pass_fds=[b.fileno()], check=True)
                """);
        assertThat(at.run("python3 pair.py")).isEqualTo(new Launched(0, "   o   n   e  \\0   t   w   o\nthe note", ""));
    }

    @Test
    void aPeekedMessageIsStillThere() {
        Tools.require("python3");
        at.write("pair.py", """
                import os, socket, subprocess
                a, b = socket.socketpair()
                socket.send_fds(a, [b"x"], [0, 1])
                for more in ["--peek"], []:
                    subprocess.run([os.environ["launcher"], "recv", f"fd:{b.fileno()}", *more], pass_fds=[b.fileno()])
                """);
        Launched run = at.run("python3 pair.py");
        assertThat(run.out().lines().filter(line -> line.equals("descriptors  2")))
                .hasSize(2);
    }

    @Test
    void anOrdinaryUserPassesDescriptorsToo() throws IOException {
        Tools.suppose("root".equals(System.getProperty("user.name")), "only root can become another user");
        Tools.require("setpriv");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Launched run = at.start(
                        "fdscope recv s --timeout 60 --credentials --at 0 --run cat & fdscope send s 3 --timeout 60 3< note"
                                + " && wait $!; ls -A | tr '\\n' ' '")
                .through("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")
                .run();
        assertThat(run).isEqualTo(new Launched(0, "the notea b c note ", ""));
    }
}
