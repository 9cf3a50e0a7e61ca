package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code sockets} against sockets that this test has made. */
final class SocketsIT {
    private LiveSockets live;

    @BeforeEach
    void open() throws Exception {
        live = new LiveSockets();
    }

    @AfterEach
    void close() throws Exception {
        live.close();
    }

    @Test
    void theWordsOfTheScreenChooseRows() throws Exception {
        Fd door = live.listener("-door");
        live.bound(SocketType.DGRAM, "-log");
        live.client("-door");

        Launched run = Launched.fdscope("sockets", "name:" + live.name, "state:list", "owner:" + live.pid());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().replaceAll(" +", " ")).isEqualTo("""
                 inode type state recv send fds peer owner name
                 INODE stream listening 1/6 - 0 - java PID fd FD @NAME-door
                """.replace("INODE", "" + live.inode(door))
                .replace("PID", "" + live.pid())
                .replace("FD", "" + door.number())
                .replace("NAME", live.name));
        assertThat(run.err())
                .containsPattern("(?m)^fdscope: 1 of \\d+; asked sock_diag, proc and /proc/\\*/fd; network namespace"
                        + " net:\\[\\d+], this program's own; \\d+ ms$");
    }

    @Test
    void theTreeShowsWhoWaitsAtAListener() throws Exception {
        Fd door = live.listener("-door");
        Fd first = live.client("-door");
        Fd second = live.client("-door");
        live.send(first, "hi");

        assertThat(Launched.fdscope("sockets", "--tree", "name:" + live.name)
                        .out()
                        .lines())
                .satisfiesExactly(
                        head -> assertThat(head)
                                .startsWith("java " + live.pid())
                                .endsWith("1 descriptor"),
                        row -> assertThat(row.strip().replaceAll(" +", " "))
                                .isEqualTo(door.number() + " " + live.inode(door) + " listen @" + live.name
                                        + "-door 2 of 6 wait"),
                        row -> assertThat(row.strip().replaceAll(" +", " "))
                                .matches("embryo from java " + live.pid() + " fd " + first.number() + " out \\d+"),
                        row -> assertThat(row.strip())
                                .isEqualTo("embryo  from java " + live.pid() + " fd " + second.number()));
        assertThat(Launched.fdscope("sockets", "is:waiting", "peer:" + live.inode(door), "--json")
                        .json())
                .extracting(socket -> socket.get("inode").asLong())
                .containsExactly(live.inode(first), live.inode(second));
    }

    @Test
    void aPairBetweenTwoProcessesIsOneSentenceAndOneEdge() throws Exception {
        List<Fd> pair = live.pair();
        int cat = live.catReading(pair.get(1));
        String here = "java " + live.pid() + " fd " + pair.get(0).number();

        assertThat(Launched.fdscope("sockets", "--peers", "--around", "" + cat)
                        .out()
                        .lines())
                .containsOnlyOnce(here + " is connected to cat " + cat + " fd 0");
        assertThat(Launched.fdscope("sockets", "--graph", "--around", "" + cat, "--steps", "1")
                        .out())
                .startsWith("digraph sockets {\n")
                .contains("  \"p" + live.pid() + "\" -> \"p" + cat + "\" [dir=none, label=\"fd "
                        + pair.get(0).number() + " - fd 0\"];\n")
                .endsWith("}\n");
        assertThat(Launched.fdscope("sockets", "--graph", "--around", "" + cat, "--steps", "0")
                        .out())
                .contains("[label=\"cat " + cat + "\\l")
                .doesNotContain("p" + live.pid());
    }

    @Test
    void aSocketInFlightHasNoOwnerAndItsCarrierCountsIt() throws Exception {
        List<Fd> carrier = live.pair();
        Fd lonely = live.bound(SocketType.DGRAM, "-lonely");
        long inode = live.inode(lonely);
        live.giveAway(lonely, carrier.get(0));

        JsonNode rows = Launched.fdscope("sockets", "--json", "inode:" + inode + ".." + inode, "is:ownerless")
                .json();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("owners")).isEmpty();
        assertThat(Launched.fdscope("sockets", "--json", "fds:1", "pid:" + live.pid())
                        .json())
                .extracting(socket -> socket.get("inode").asLong())
                .contains(live.inode(carrier.get(1)));
        assertThat(Launched.fdscope("sockets", "--peers", "--around", "" + live.pid())
                        .out())
                .contains(", 1 fd in flight to java " + live.pid() + " fd "
                        + carrier.get(1).number());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--reverse", "--tree", "--graph", "--peers", "--sort=name", "--json", "--no-owners"})
    void noControlCharacterOfANameIsPrinted(String form) throws Exception {
        live.listener("\u001b[2J\n\"];\u202e\u009b31m\\");

        Launched run = Launched.fdscope("sockets", form);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContainPattern("[\\p{Cntrl}\\p{Cf}&&[^\n]]");
        assertThat(run.out().contains(live.name)).isEqualTo(!form.equals("--peers"));
    }

    @Test
    void theShortWayPrintsWhatTheLongOneDoes() throws Exception {
        live.listener("-door");
        live.client("-door");
        live.pair();
        live.bound(SocketType.SEQPACKET, "-odd\n");

        List<JsonNode> shortWay = mine(Launched.fdscope("sockets", "--json").json());

        assertThat(shortWay).hasSize(5);
        assertThat(shortWay)
                .isEqualTo(mine(Launched.fdscope("sockets", "--json", "--sources", "sock_diag,proc")
                        .json()));
    }

    /** Those that were made for this test. */
    private List<JsonNode> mine(JsonNode rows) throws Exception {
        Set<Long> inodes = live.inodes();
        List<JsonNode> mine = new ArrayList<>();
        for (JsonNode row : rows) {
            if (inodes.contains(row.get("inode").asLong())) {
                mine.add(row);
            }
        }
        return mine;
    }

    @Test
    void withoutOwnersNobodyWasAsked() throws Exception {
        live.bound(SocketType.DGRAM, "");

        JsonNode row = Launched.fdscope("sockets", "--json", "--no-owners", live.name)
                .json()
                .get(0);

        assertThat(row.get("ownersWhy").asString()).isEqualTo("not-asked");
        assertThat(row.get("owners")).isEmpty();
        assertThat(Launched.fdscope("sockets", "--no-owners", live.name).err())
                .contains("asked sock_diag, proc, no owners");
    }

    @Test
    void helpTellsTheLanguageInEightyColumns() {
        String help = Launched.fdscope("sockets", "--help").out();

        assertThat(help)
                .startsWith("Usage: fdscope sockets ")
                .contains("\n  is:WORD     unproven, ownerless, ")
                .endsWith("dot -Tsvg > sway.svg\n");
        assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void whereNothingMatchesThatIsSaid() {
        Launched run = Launched.fdscope("sockets", "name:" + live.name);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).containsPattern("^fdscope: no socket matches, of \\d+; asked ");
    }

    @Test
    void rowsAreSortedByAColumn() throws Exception {
        live.bound(SocketType.DGRAM, "-b");
        live.bound(SocketType.DGRAM, "-a");
        live.bound(SocketType.DGRAM, "-c");

        assertThat(names("--sort", "name")).containsExactly("-a", "-b", "-c");
        assertThat(names("--sort", "name", "--reverse")).containsExactly("-c", "-b", "-a");
        assertThat(names("--reverse")).containsExactly("-c", "-a", "-b");
    }

    private List<String> names(String... order) {
        String[] words = new String[order.length + 3];
        System.arraycopy(order, 0, words, 3, order.length);
        words[0] = "sockets";
        words[1] = "--json";
        words[2] = live.name;
        List<String> names = new ArrayList<>();
        for (JsonNode socket : Launched.fdscope(words).json()) {
            names.add(socket.get("name").get("text").asString().substring(1 + live.name.length()));
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tpye:x | tpye: is no field; did you mean type?",
                "--tree --json | --tree and --json do not go together: expected one of them",
                "--graph --watch | --graph and --watch do not go together: expected one of them",
                "--peers --tree | --tree and --peers do not go together: expected one of them",
                "--tree --sort name | --tree and --sort do not go together: expected one of them",
                "--around 1 | --around says which part of a graph is meant: expected --graph or --peers with it",
                "--graph --steps 2 | --steps counts from somewhere: expected --around PID or COMMAND with it",
                "--graph --around 1 --steps 10 | --steps 10: expected 0 to 9",
                "--tree --no-owners | --tree is made of owners, and --no-owners leaves them out: expected one of the two",
                "--pid 1 --no-owners | --pid asks for owners, and --no-owners leaves them out: expected one of the two",
                "--sort colour | --sort colour: no column, expected inode, type, state, recv, send, fds, peer, owner, name",
                "--watch=0 | --watch 0: expected seconds, 0.1 to 86400",
                "--watch 1.2.3 | --watch 1.2.3: expected seconds, 0.1 to 86400",
                "--netns 0 | --netns 0: no process, expected the number of one",
                "--state idle | --state idle: expected one of unconnected, listening, connected",
            })
    void whatDoesNotGoTogetherIsSaid(String words, String sentence) {
        assertThat(Launched.fdscope(("sockets " + words).split(" ")))
                .isEqualTo(new Launched(2, "", "fdscope: " + sentence + "\n"));
    }
}
