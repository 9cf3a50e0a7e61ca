package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import fdscope.kernel.Bytes;
import fdscope.observe.FdInfo;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class FdInfoParserFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.ofText(
                "pos:\t0\nflags:\t02000002\nmnt_id:\t10\nino:\t875831\nscm_fds: 3\n",
                "pos:\t0\nflags:\t02000002\nmnt_id:\t17\nino:\t1038\neventfd-count:                7\neventfd-id: 2\n",
                "pos:\t0\nflags:\t02000002\nmnt_id:\t4\nino:\t31333\nPid:\t31332\nNSpid:\t31332\t4\n");
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void everyKeyIsToldOnceAsItStandsInTheFile(byte[] input) {
        RUNS.count();
        Bytes raw = Bytes.of(input);
        FdInfo info = FdInfoParser.parse(raw);

        assertThat(info.raw()).isEqualTo(raw);
        Map<String, String> keys = keys(new String(input, StandardCharsets.ISO_8859_1));
        check(keys, info.position().map(n -> n), "pos", 10);
        check(keys, info.flags().map(Long::valueOf), "flags", 8);
        check(keys, info.mountId().map(Long::valueOf), "mnt_id", 10);
        check(keys, info.inode(), "ino", 10);
        check(keys, info.scmFds().map(Long::valueOf), "scm_fds", 10);
        check(keys, info.pid().map(Long::valueOf), "Pid", 10);
        info.eventCount()
                .ifPresent(count -> assertThat(Long.parseUnsignedLong(keys.remove("eventfd-count"), 16))
                        .isEqualTo(count));
        if (!info.namespacePids().isEmpty()) {
            assertThat(keys.remove("NSpid").split("\\s+"))
                    .hasSize(info.namespacePids().size());
        }
        assertThat(info.others()).isEqualTo(keys);
    }

    private static void check(Map<String, String> keys, Optional<Long> told, String key, int radix) {
        told.ifPresent(
                number -> assertThat(Long.parseLong(keys.remove(key), radix)).isEqualTo(number));
    }

    private static Map<String, String> keys(String text) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (int from = 0; from <= text.length(); ) {
            int end = text.indexOf('\n', from) < 0 ? text.length() : text.indexOf('\n', from);
            String[] pair = text.substring(from, end).split(":", 2);
            if (pair.length == 2 && !pair[0].isEmpty()) {
                keys.putIfAbsent(pair[0], pair[1].strip());
            }
            from = end + 1;
        }
        return keys;
    }
}
