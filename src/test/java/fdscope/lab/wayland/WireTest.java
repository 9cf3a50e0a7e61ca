package fdscope.lab.wayland;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final MessageType EVERYTHING = MessageType.of("all i u f s ?s o:wl_seat ?o n:wl_buffer a h");

    @Test
    void theRequestsOfARealProgramAreReadOneByOne() throws Exception {
        // The first 24 bytes of wl-copy, says strace.
        WireReader reader = new WireReader();
        reader.add(words(1, 12 << 16 | 1, 2).plus(words(1, 12 << 16, 3)));
        assertThat(reader.next()).contains(new WireReader.Frame(1, 1, words(2)));
        assertThat(reader.next()).contains(new WireReader.Frame(1, 0, words(3)));
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void aMessageMayComeByteByByte() throws Exception {
        WireReader reader = new WireReader();
        Bytes message = words(7, 12 << 16 | 6, 99);
        for (int i = 0; i < 11; i++) {
            reader.add(message.slice(i, i + 1));
            assertThat(reader.next()).isEmpty();
        }
        reader.add(message.slice(11, 12));
        assertThat(reader.next()).contains(new WireReader.Frame(7, 6, words(99)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 7, 9, 4100, 65532})
    void aSizeThatCannotBeIsAFault(int size) {
        WireReader reader = new WireReader();
        reader.add(words(1, size << 16));
        assertThatThrownBy(reader::next)
                .isInstanceOf(WireFault.class)
                .hasMessage("a message of " + size + " bytes; expected 8 to 4096, a multiple of 4");
    }

    @Test
    void argumentsOfEveryKindComeBack() throws Exception {
        Descriptor descriptor = new Descriptor(5);
        List<Argument> arguments = List.of(
                Argument.of(-3),
                Argument.unsigned(0xffffffff),
                new Argument.Fixed(-384),
                Argument.of("abc"),
                new Argument.Text(Optional.empty()),
                new Argument.Reference("wl_seat", 4),
                Argument.Reference.NIL,
                new Argument.NewId("wl_buffer", 0, 6),
                new Argument.Array(Bytes.ofHex("0102030405")),
                new Argument.Passed(descriptor));
        Bytes data = WireCodec.encode(9, 2, EVERYTHING, arguments);
        assertThat(data)
                .isEqualTo(words(9, 56 << 16 | 2, -3, -1, -384, 4)
                        .plus(Bytes.utf8("abc\0"))
                        .plus(words(0, 4, 0, 6, 5))
                        .plus(Bytes.ofHex("0102030405000000")));
        ArrayDeque<Descriptor> came = new ArrayDeque<>(List.of(descriptor, new Descriptor(6)));
        assertThat(WireCodec.decode(data.slice(8, 56), EVERYTHING, id -> id == 4 ? "wl_seat" : null, came))
                .isEqualTo(arguments);
        assertThat(came).containsExactly(new Descriptor(6));
        assertThat(new Message("x", 9, "all", arguments).text())
                .isEqualTo("x@9.all(-3, 4294967295, -1.500000, \"abc\", nil, wl_seat@4, nil, new id wl_buffer@6,"
                        + " array[5], fd)");
    }

    @Test
    void aBindNamesInterfaceAndVersion() throws Exception {
        ClientSide side = new ClientSide();
        int registry = side.create("wl_registry", 0).id();
        ClientSide.Request bind = side.request(registry, "bind", Argument.unsigned(1), side.create("wl_shm", 1));
        assertThat(bind.message().text()).isEqualTo("wl_registry@2.bind(1, \"wl_shm\", 1, new id wl_shm@3)");
        assertThat(bind.data())
                .isEqualTo(
                        words(2, 32 << 16, 1, 7).plus(Bytes.utf8("wl_shm\0\0")).plus(words(1, 3)));
    }

    @Test
    void aTextFromOutsideIsEscapedWhereItIsShown() {
        assertThat(new Message("x", 1, "say", List.of(Argument.of("a\u001b[2J\n"))).text())
                .isEqualTo("x@1.say(\"a\\e[2J\\n\")");
    }

    static Bytes words(int... values) {
        ByteBuffer out = ByteBuffer.allocate(4 * values.length).order(ByteOrder.nativeOrder());
        for (int value : values) {
            out.putInt(value);
        }
        return Bytes.of(out.flip());
    }
}
