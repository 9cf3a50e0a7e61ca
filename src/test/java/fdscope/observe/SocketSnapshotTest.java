package fdscope.observe;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.parse.ProcNetUnixParser;
import fdscope.observe.parse.SsOutputParser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketSnapshotTest {
    private static final String ROW = "0000000000000000: 00000002 00000000 00010000 0001 01 ";

    @Test
    void threeSourcesOfOneMomentAgreeAboutEverySocket() {
        List<Socket> proven = Captures.merged().sockets().stream()
                .filter(socket -> socket.unproven().isEmpty())
                .toList();

        assertThat(proven).hasSize(60).allSatisfy(socket -> {
            assertThat(socket.sources()).containsExactly(Source.SOCK_DIAG, Source.PROC, Source.SS);
            assertThat(socket.conflicts()).isEmpty();
        });
    }

    @Test
    void embryosAndTheForgedRowAreKeptUnproven() {
        List<Socket> unproven = Captures.merged().sockets().stream()
                .filter(socket -> socket.unproven().isPresent())
                .toList();

        assertThat(unproven)
                .extracting(socket -> socket.inode() + " "
                        + socket.unproven().orElseThrow().kind() + " " + socket.sources() + " "
                        + SocketField.nameText(socket.name().orElseThrow()))
                .containsExactly(
                        "0 EMBRYO [PROC] /run/user/1000/zoo/listen.sock",
                        "0 EMBRYO [PROC] /run/user/1000/zoo/listen.sock",
                        "0 EMBRYO [PROC] /run/user/1000/zoo/listen.sock",
                        "99999999 FORGED [PROC] /forged.sock");
        assertThat(unproven.get(3).unproven().orElseThrow().why())
                .isEqualTo("forged: the line is part of the name of socket 1001911, which holds a newline");
    }

    @Test
    void theNameOfTheForgerIsWhole() {
        Socket forger = Captures.merged().socket(Captures.inode("forge")).orElseThrow();

        assertThat(forger.name().orElseThrow())
                .isEqualTo(new UnixAddress.Abstract(Bytes.utf8("x\n" + ROW + "99999999 /forged.sock")));
    }

    @Test
    void aForgedRowForARealInodeDoesNotTouchTheRealSocket() {
        String forged = ROW + "17 /fake";
        SocketSighting victim = diag(17, new UnixAddress.Unnamed());
        SocketSighting forger = diag(18, new UnixAddress.Abstract(Bytes.utf8("x\n" + forged)));
        List<SocketSighting> proc = proc(row(18, " @x") + "\n" + forged + "\n" + row(17, ""));

        SocketSnapshot snapshot = Captures.merge(Map.of(Source.SOCK_DIAG, List.of(victim, forger), Source.PROC, proc));

        assertThat(snapshot.socket(17).orElseThrow())
                .isEqualTo(new Socket(17, List.of(victim, proc.get(2)), List.of(), Optional.empty()));
        assertThat(snapshot.sockets())
                .filteredOn(s -> s.unproven().isPresent())
                .extracting(Socket::sightings)
                .containsExactly(List.of(proc.get(1)));
    }

    @Test
    void aForgedCopyOfARowLeavesOneOfTheTwo() {
        String real = row(17, "");
        SocketSighting forger = diag(18, new UnixAddress.Abstract(Bytes.utf8("x\n" + real)));
        List<SocketSighting> proc = proc(row(18, " @x") + "\n" + real + "\n" + real);

        SocketSnapshot snapshot = Captures.merge(
                Map.of(Source.SOCK_DIAG, List.of(diag(17, new UnixAddress.Unnamed()), forger), Source.PROC, proc));

        assertThat(snapshot.socket(17).orElseThrow().sources()).containsExactly(Source.SOCK_DIAG, Source.PROC);
        assertThat(snapshot.sockets()).hasSize(3);
    }

    @Test
    void aRowOfSsThatANameForgesIsFound() {
        String forged = "u_str UNCONN 0 0 /fake 99 * 0";
        SocketSighting forger = diag(18, new UnixAddress.Abstract(Bytes.utf8("x 77 * 0\n" + forged)));
        List<SocketSighting> ss =
                SsOutputParser.parse(Bytes.utf8("u_str UNCONN 0 0 @x 77 * 0\n" + forged + " 18 * 0 <->\n"));

        SocketSnapshot snapshot = Captures.merge(Map.of(Source.SOCK_DIAG, List.of(forger), Source.SS, ss));

        assertThat(snapshot.sockets())
                .extracting(s -> s.inode() + " " + s.unproven().map(Doubt::kind).orElse(null))
                .containsExactlyInAnyOrder("18 null", "18 FORGED", "77 UNCONFIRMED");
    }

    @Test
    void ofTwoRowsForOneInodeTheOneWithTheTrueNameStays() {
        SocketSighting truth = diag(17, new UnixAddress.Abstract(Bytes.utf8("real")));
        List<SocketSighting> proc = proc(row(17, " /fake") + "\n" + row(17, " @real"));

        SocketSnapshot snapshot = Captures.merge(Map.of(Source.SOCK_DIAG, List.of(truth), Source.PROC, proc));

        assertThat(snapshot.socket(17).orElseThrow().sightings()).containsExactly(truth, proc.get(1));
        assertThat(snapshot.sockets())
                .extracting(s -> s.unproven().map(Doubt::kind))
                .containsExactly(Optional.empty(), Optional.of(Doubt.Kind.DUPLICATE));
    }

    @Test
    void sourcesThatDisagreeAreBothShown() {
        SocketSighting truth = diag(17, new UnixAddress.Abstract(Bytes.utf8("real")));
        List<SocketSighting> proc = proc(row(17, " /else"));

        assertThat(Captures.merge(Map.of(Source.SOCK_DIAG, List.of(truth), Source.PROC, proc))
                        .socket(17)
                        .orElseThrow()
                        .conflicts())
                .containsExactly(new Conflict(
                        SocketField.NAME,
                        List.of(
                                new Conflict.Told(Source.SOCK_DIAG, "@real"),
                                new Conflict.Told(Source.PROC, "/else"))));
    }

    @Test
    void withoutSockDiagNothingIsProvenAndTheReasonIsGiven() {
        SocketSnapshot snapshot = SocketSnapshot.merge(Map.of(
                Source.SOCK_DIAG, Reading.failed("sock_diag: not here", Instant.EPOCH),
                Source.PROC, Reading.of(proc(row(17, " /a")), Instant.EPOCH)));

        assertThat(snapshot.failures()).isEqualTo(Map.of(Source.SOCK_DIAG, "sock_diag: not here"));
        assertThat(snapshot.sockets())
                .singleElement()
                .extracting(Socket::unproven)
                .isEqualTo(Optional.of(
                        new Doubt(Doubt.Kind.NOT_ASKED, "sock_diag could not confirm it: sock_diag: not here")));
    }

    @Test
    void aDiffTellsWhatCameWentAndChanged() {
        SocketSighting stays = diag(1, new UnixAddress.Unnamed());
        SocketSighting before = diag(2, new UnixAddress.Unnamed());
        SocketSighting after = SocketSighting.of(Source.SOCK_DIAG, Bytes.EMPTY)
                .inode(2)
                .type(Optional.of(SocketType.STREAM))
                .name(new UnixAddress.Abstract(Bytes.utf8("n\n")))
                .cookie(2)
                .build();
        SocketSnapshot old =
                Captures.merge(Map.of(Source.SOCK_DIAG, List.of(stays, before, diag(3, new UnixAddress.Unnamed()))));
        SocketSnapshot now = Captures.merge(Map.of(
                Source.SOCK_DIAG, List.of(stays, after, diag(4, new UnixAddress.Unnamed())),
                Source.PROC, proc(row(1, ""))));

        SnapshotDiff diff = now.diff(old);

        assertThat(diff.added()).extracting(Socket::inode).containsExactly(4L);
        assertThat(diff.removed()).extracting(Socket::inode).containsExactly(3L);
        assertThat(diff.changed())
                .singleElement()
                .satisfies(change -> assertThat(change.fields())
                        .containsExactly(new SnapshotDiff.FieldChange(
                                SocketField.NAME, Optional.of("unnamed"), Optional.of("@n\\n"))));
        assertThat(now.diff(now).isEmpty()).isTrue();
    }

    @Test
    void anInodeUsedAgainIsAnotherSocket() {
        SocketSighting first = diag(1, new UnixAddress.Unnamed());
        SocketSighting second = SocketSighting.of(Source.SOCK_DIAG, Bytes.EMPTY)
                .inode(1)
                .type(Optional.of(SocketType.STREAM))
                .name(new UnixAddress.Unnamed())
                .cookie(77)
                .build();

        SnapshotDiff diff = Captures.merge(Map.of(Source.SOCK_DIAG, List.of(second)))
                .diff(Captures.merge(Map.of(Source.SOCK_DIAG, List.of(first))));

        assertThat(List.of(
                        diff.added().size(),
                        diff.removed().size(),
                        diff.changed().size()))
                .containsExactly(1, 1, 0);
    }

    private static SocketSighting diag(long inode, UnixAddress name) {
        return SocketSighting.of(Source.SOCK_DIAG, Bytes.EMPTY)
                .inode(inode)
                .type(Optional.of(SocketType.STREAM))
                .name(name)
                .cookie(inode)
                .build();
    }

    private static String row(long inode, String path) {
        return "000000000000000a: 00000002 00000000 00000000 0001 01 " + inode + path;
    }

    private static List<SocketSighting> proc(String rows) {
        return new ArrayList<>(ProcNetUnixParser.parse(Bytes.utf8("Num\n" + rows + "\n")));
    }
}
