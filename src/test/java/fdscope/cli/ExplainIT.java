package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code fdscope explain} by its contract. */
final class ExplainIT {
    private static final String PROC = "000000005038ef25: 00000002 00000000 00010000 0001 01 1001916 /run/door.sock";
    private static final String SS = "u_str ESTAB 1 0 * 88108 * 88107 users:((\"bob\",pid=4712,fd=6)) <->";
    private static final String STRACE =
            "[pid 12] sendmsg(4, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=1}], msg_iovlen=1,"
                    + " msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS,"
                    + " cmsg_data=[5</memfd:note>]}], msg_controllen=24, msg_flags=0}, 0) = 1";

    @TempDir
    private Path temp;

    @Test
    void eachPastedLineIsToldByItsLooksAndTakenApart() {
        Launched run = reading(PROC + "\n\n" + SS + "\n" + STRACE + "\n\u001b[2J nonsense\n");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("""
                line 1: a row of /proc/net/unix
                  000000005038ef25: 00000002 00000000 00010000 0001 01 1001916 /run/door.sock
                  Num       000000005038ef25  = an address, hashed
                            Where the kernel keeps the socket, hashed so that it tells nothing
                            to those who may not know it. [struct sock; fdscope map
                            unix_seq_show]
                """).contains("""
                line 3: a row of ss
                """).contains("""
                  msg_control[0].cmsg_data[0]  5</memfd:note>  = descriptor 5: the memfd note
                                               A number of the sender; what travels is a
                                               reference to the open file behind it. [struct
                                               scm_fp_list.fp[0]; fdscope map scm_fp_copy]
                """).endsWith("""
                line 5: nothing known
                  \\e[2J nonsense
                  perhaps the rest of a name that has a newline in it; expected a row of
                  /proc/net/unix, a row of ss -x (also -xa, -xae, -xaemp), or a line of
                  strace.

                """);
    }

    @Test
    void asJsonEveryLineHasItsKindAndItsFields() {
        Launched run = reading(PROC + "\n" + SS + "\n" + STRACE + "\nnonsense\n", "--json");

        assertThat(run.exitCode()).isZero();
        JsonNode lines = run.json();
        assertThat(lines.valueStream()
                        .map(line -> line.get("line").asInt() + " "
                                + line.get("kind").asString()))
                .containsExactly("1 proc", "2 ss", "3 strace", "4 unknown");
        assertThat(lines.get(0).get("fields").get(1).toString())
                .isEqualTo(
                        "{\"field\":\"RefCount\",\"raw\":\"00000002\",\"value\":\"2\",\"meaning\":\"How many references"
                                + " hold the struct sock; it is not the number of descriptors: dup(2) and sending do not change"
                                + " it, a peer adds one.\",\"struct\":\"struct sock.sk_refcnt\",\"source\":\"map:unix_seq_show\"}");
        assertThat(lines.get(3).get("note").asString()).contains("expected a row of /proc/net/unix");
    }

    @Test
    void whereNothingIsUnderstoodTheCodeIsTwo() {
        assertThat(reading("nonsense\n").exitCode()).isEqualTo(2);
        assertThat(reading("nonsense\n").err()).startsWith("fdscope: no line could be understood. Paste rows of ");
        assertThat(reading("").err()).startsWith("fdscope: there was nothing to explain. Paste rows of ");
        assertThat(reading("", "--json").out()).isEqualTo("[]\n");
        assertThat(reading("", "--json").exitCode()).isEqualTo(2);
    }

    @Test
    void hostileBytesAreEscapedAndLongLinesBounded() throws IOException {
        Path file = temp.resolve("rows");
        byte[] start = "u_str ESTAB 0 0 \u001b]0;x\u0007\0".getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[start.length + 4_000_000];
        System.arraycopy(start, 0, all, 0, start.length);
        Arrays.fill(all, start.length, 3_000_000, (byte) 0xff);
        Arrays.fill(all, 3_000_000, all.length, (byte) '\n');
        Files.write(file, all);

        Launched run = Launched.fdscope("explain", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).hasSizeLessThan(20_000).contains("u_str ESTAB 0 0 \\e]0;x\\x07\\0\\xff");
        assertThat(run.out().chars()).allMatch(c -> c == '\n' || c >= 0x20 && c != 0x7f);
    }

    @Test
    void aSocketOfThisMachineIsToldSourceBySource() throws IOException {
        Path door = temp.resolve("door");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(door), 5);
            JsonNode found = Launched.fdscope("sockets", "--json", "--name", door.toString())
                    .json()
                    .get(0);
            String inode = found.get("inode").asString();

            Launched run = Launched.fdscope("explain", inode);

            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .startsWith("socket " + inode + "\n")
                    .containsPattern("\n {2}type +0001 .*type 1 +(= )?stream\n")
                    .containsPattern("\n {2}state +01, 00010000 .*state 10 +(= )?listening\n")
                    .contains(
                            "  held by java ", "\n/proc/net/unix\n", "\nsock_diag, the bytes of the netlink message\n")
                    .contains(door.toString());

            JsonNode rows = Launched.fdscope("explain", "--json", inode).json();
            JsonNode merged = rows.get(rows.size() - 1);
            assertThat(merged.get("kind").asString()).isEqualTo("merged");
            assertThat(merged.get("fields").get(0).get("told").get("sock_diag").asString())
                    .isEqualTo("type 1");
            assertThat(merged.get("fields").get(0).get("value").asString()).isEqualTo("stream");
        }
    }

    @Test
    void aSocketThatIsNotThereAndAFileThatIsNotThereAreTold() {
        Launched socket = Launched.fdscope("explain", "--json", "999999999999999");
        assertThat(socket.exitCode()).isEqualTo(2);
        assertThat(socket.out()).isEqualTo("[]\n");
        assertThat(socket.err())
                .endsWith("fdscope: 999999999999999: no AF_UNIX socket with this inode in this network"
                        + " namespace, expected one that fdscope sockets lists\n");
        assertThat(Launched.fdscope("explain", "no-such").err())
                .isEqualTo("fdscope: no-such: no such file, expected the inode of a socket or a file with rows\n");
    }

    private static Launched reading(String text, String... words) {
        return new Launched.Start().words("explain").words(words).reading(text).run();
    }
}
