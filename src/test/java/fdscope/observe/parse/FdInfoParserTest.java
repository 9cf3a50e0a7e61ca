package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.FdInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FdInfoParserTest {
    @Test
    void aReceivingSocketTellsItsQueuedDescriptors() {
        FdInfo info = captured("after send 3 fds  a: ", 1);

        assertThat(info)
                .isEqualTo(new FdInfo(
                        info.raw(),
                        Optional.of(0L),
                        Optional.of(02000002),
                        Optional.of(10),
                        Optional.of(875831L),
                        Optional.of(3),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Map.of()));
        assertThat(info.closeOnExec()).contains(true);
        assertThat(info.statusFlags()).contains(2);
    }

    @Test
    void anEventfdTellsItsCount() {
        FdInfo info = captured("eventfd ", 0);

        assertThat(info.eventCount()).contains(7L);
        assertThat(info.others()).containsEntry("eventfd-id", "2").containsKey("eventfd-semaphore");
    }

    @Test
    void aPidfdTellsItsProcess() {
        FdInfo info = FdInfoParser.parse(Bytes.utf8("pos:\t0\nflags:\t02000002\nPid:\t31332\nNSpid:\t31332\t4\n"));

        assertThat(info.pid()).contains(31332);
        assertThat(info.namespacePids()).containsExactly(31332, 4);
    }

    @Test
    void theOffsetMovesForBothDescriptors() {
        String[] two = captured()
                .lines()
                .filter(line -> line.startsWith("orig m cloexec"))
                .findFirst()
                .orElseThrow()
                .split("fdinfo orig: |  recv: ");

        assertThat(parse(two[1]).position())
                .contains(5L)
                .isEqualTo(parse(two[2]).position());
        assertThat(parse(two[1]).closeOnExec()).contains(true);
        assertThat(parse(two[2]).closeOnExec()).contains(false);
    }

    @ParameterizedTest
    @CsvSource({"pos:x", "pos:", "flags:9", "NSpid:a b", "no colon", ":", "Pid:99999999999999999999"})
    void aValueThatCannotBeReadIsNotInvented(String line) {
        FdInfo info = FdInfoParser.parse(Bytes.utf8(line));

        assertThat(List.of(info.position(), info.flags(), info.pid())).containsOnly(Optional.empty());
        assertThat(info.namespacePids()).isEmpty();
    }

    private static String captured() {
        return Captures.bytes("kernel/fdinfo.txt").text();
    }

    /** The capture has one file per line, its lines joined by bars; {@code below}: that many lines further down. */
    private static FdInfo captured(String start, int below) {
        List<String> lines = captured().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                String line = lines.get(i + below);
                return parse(line.substring(line.indexOf("pos:")));
            }
        }
        throw new IllegalStateException("no capture " + start);
    }

    private static FdInfo parse(String joined) {
        return FdInfoParser.parse(Bytes.utf8(joined.replace(" | ", "\n")));
    }

    @Test
    void theDescriptorsInAQueueAreReadAloneToo() {
        assertThat(FdInfoParser.scmFds(Bytes.utf8("pos:\t0\nflags:\t02\nscm_fds: 3\n")))
                .isEqualTo(3);
        assertThat(FdInfoParser.scmFds(Bytes.utf8("scm_fds:\t253"))).isEqualTo(253);
        assertThat(FdInfoParser.scmFds(Bytes.utf8("pos:\t0\nxscm_fds: 3\n"))).isEqualTo(-1);
        assertThat(FdInfoParser.scmFds(Bytes.utf8("scm_fds: many\n"))).isEqualTo(-1);
        assertThat(FdInfoParser.scmFds(Bytes.EMPTY)).isEqualTo(-1);
    }
}
