package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code fdscope send} and {@code recv} against programs that know nothing of fdscope. */
class SendRecvPeersIT {
    @TempDir
    private Path folder;

    static Stream<Arguments> peers() {
        return Stream.of("python", "c")
                .flatMap(language -> Stream.of("stream", "dgram", "seqpacket")
                        .flatMap(type -> Stream.of(true, false).map(path -> Arguments.of(language, type, path))));
    }

    @ParameterizedTest
    @MethodSource("peers")
    void descriptorsPassBothWays(String language, String type, boolean path) {
        PassPeers at = new PassPeers(folder);
        String peer = at.peer(language);
        String name = path ? "door" : at.abstractName();
        assertThat(at.run(peer + " recv " + name + " " + type + " 0 &\n"
                        + "fdscope send " + name + " 3 4 --type " + type
                        + " --timeout 60 -- two words 3< note 4< note || exit\nwait $!"))
                .isEqualTo(new Launched(0, hex("two words") + " 2 0 the note\n", ""));
        at.run("rm -f door");
        assertThat(at.run(peer + " send " + name + " " + type + " 2 3< note &\n"
                        + "fdscope recv " + name + " --type " + type
                        + " --timeout 60 --at 5,6 --data-at 7 --run bash -c 'cat <&7; echo; cat <&5; cat <&6; echo'"))
                .isEqualTo(new Launched(0, "from " + language + "\nthe note\n", ""));
        assertThat(at.has("door")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 253})
    void asManyAsWereSentCome(int count) {
        PassPeers at = new PassPeers(folder);
        String peer = at.peer("c");
        assertThat(at.run(peer + " recv door stream 0 &\nfdscope send door" + " 3".repeat(count)
                        + " --timeout 60 3< note || exit\nwait $!"))
                .isEqualTo(new Launched(0, "00 " + count + " 0" + (count == 0 ? "" : " the note") + "\n", ""));
        at.run("rm -f door");
        JsonNode json = at.run(
                        peer + " send door stream " + count + " 3< note &\nfdscope recv door --json --timeout 60")
                .json();
        assertThat(json.get("fds")).hasSize(count);
        assertThat(json.get("fds").values().stream()
                        .map(fd -> fd.get("target").asString())
                        .distinct())
                .isEqualTo(
                        count == 0 ? List.of() : List.of(folder.resolve("note").toString()));
        assertThat(json.get("controlTruncated").asBoolean()).isFalse();
    }

    @Test
    void moreThan253AreRefusedByTheKernelAndExplained() {
        PassPeers at = new PassPeers(folder);
        Launched run = at.run("fdscope recv door --timeout 60 & r=$!\nfdscope send door" + " 3".repeat(254)
                + " --timeout 60 3< note; echo sent $?\nwait $r; echo received $?");
        assertThat(run.out()).isEqualTo("sent 1\nreceived 1\n");
        assertThat(run.err().lines())
                .containsExactlyInAnyOrder(
                        run.err()
                                .lines()
                                .filter(line -> line.contains("sendmsg"))
                                .findFirst()
                                .orElse(""),
                        "fdscope: door: the peer closed without sending anything");
        assertThat(run.err())
                .containsPattern("fdscope: sendmsg\\(\\d+\\): EINVAL, .*: here are 254, and one message takes 253"
                        + " \\(SCM_MAX_FD\\)\n");
    }

    @Test
    void whatDoesNotFitIsSaidAndIsNotRun() {
        PassPeers at = new PassPeers(folder);
        String peer = at.peer("python");
        Launched shown = at.run(peer + " send door dgram 3 3< note &\n"
                + "fdscope recv door --type dgram --room 1 --max-bytes 4 --timeout 60");
        assertThat(shown.out().replaceAll("(?m)^  \\d+ +", "  N  "))
                .isEqualTo("""
                        data         4 bytes  "from"
                        descriptors  1
                          N  %s  O_RDONLY|O_CLOEXEC
                        peer         unknown: datagrams come from anybody
                        flags        MSG_CTRUNC|MSG_TRUNC|MSG_CMSG_CLOEXEC
                        lost         control data was cut off (MSG_CTRUNC): descriptors that did not fit were closed; \
                        data was cut off (MSG_TRUNC): the message had 11 bytes
                        """.formatted(folder.resolve("note")).replace("|O_CLOEXEC", ""));
        assertThat(at.run(peer + " send door stream 3 3< note &\n"
                        + "fdscope recv door --room 2 --timeout 60 --run echo no"))
                .isEqualTo(new Launched(
                        1,
                        "",
                        "fdscope: control data was cut off (MSG_CTRUNC): descriptors that did not fit were closed, so"
                                + " nothing was run\n"));
        assertThat(at.run(peer + " send door stream 1 3< note &\n" + "fdscope recv door --room 0 --json --timeout 60")
                        .json()
                        .get("controlTruncated")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void hostileDataIsPrintedEscaped() {
        PassPeers at = new PassPeers(folder);
        Launched run = at.run("fdscope recv door --timeout 60 &\n"
                + "fdscope send door --timeout 60 -- $'\\e[2J\\x9b\\xff\\r\"' $'\\u202e'\nwait $!");
        assertThat(run.out()).startsWith("data         12 bytes  \"\\e[2J\\x9b\\xff\\r\\\" \\u202e\"\n");
        assertThat(at.run("fdscope recv door --timeout 60 --json &\n"
                                + "LC_ALL=C fdscope send door --timeout 60 -- $'\\xe9\\xff'\nwait $!")
                        .json()
                        .get("data")
                        .get("hex")
                        .asString())
                .isEqualTo("e9ff");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
