package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.Mapping;
import org.junit.jupiter.api.Test;

class MapsParserTest {
    @Test
    void mappingsOfFilesAreReadAndOthersLeftOut() {
        Bytes text = Bytes.utf8("""
                00400000-00452000 r-xp 00000000 08:02 173521      /usr/bin/dbus daemon
                7ffb0e4a0000-7ffb0e4a2000 rw-s 00000000 00:01 33  /memfd:pool (deleted)
                7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0   [stack]
                7ffd00000000-7ffd00001000 ---p 00000000 00:00 0
                """);
        assertThat(MapsParser.parse(text))
                .containsExactly(
                        new Mapping(Bytes.utf8("/usr/bin/dbus daemon"), 173521, 0x52000, "rx"),
                        new Mapping(Bytes.utf8("/memfd:pool (deleted)"), 33, 0x2000, "rw"));
    }

    @Test
    void aNameThatIsNoUtf8StaysTheBytesItIs() {
        Bytes line = Bytes.utf8("1000-2000 r--p 00000000 08:02 7 /tmp/").plus(Bytes.of((byte) 0xff, (byte) '\n'));
        assertThat(MapsParser.parse(line).get(0).path())
                .isEqualTo(Bytes.utf8("/tmp/").plus(Bytes.of((byte) 0xff)));
    }

    @Test
    void junkIsPassedBy() {
        assertThat(MapsParser.parse(Bytes.utf8("zz-yy r w x 1 /a\n\n-\nhello\n")))
                .isEmpty();
    }
}
