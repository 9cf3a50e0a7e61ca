package fdscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.Seeds;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class UnixAddressFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        return Seeds.of(
                Bytes.utf8("/run/x.sock\0"),
                Bytes.utf8("\0abstract\0with NUL"),
                Bytes.utf8("\0"),
                Bytes.utf8("a").times(108),
                Bytes.ofHex("0100"),
                Bytes.ofHex("01002f61002f62"));
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void anAddressIsItsBytesAndComesBack(byte[] input) {
        RUNS.count();
        Bytes path = Bytes.of(input);
        UnixAddress named = UnixAddress.ofName(path);

        assertThat(path.startsWith(named.name())).isTrue();
        if (named instanceof UnixAddress.Pathname pathname) {
            assertThat(pathname.path().isEmpty()).isFalse();
            for (int i = 0; i < pathname.path().length(); i++) {
                assertThat(pathname.path().at(i)).isNotZero();
            }
            assertThat(pathname.path().length() == path.length()
                            || path.at(pathname.path().length()) == 0)
                    .isTrue();
        } else {
            assertThat(named.name()).isEqualTo(path);
        }
        assertThat(UnixAddress.of(named.sockaddr())).isEqualTo(named);
        assertThat(UnixAddress.ofName(named.name())).isEqualTo(named);

        UnixAddress raw = UnixAddress.of(path);
        assertThat(raw).isEqualTo(UnixAddress.ofName(path.length() < 2 ? Bytes.EMPTY : path.slice(2, path.length())));
    }
}
