package fdscope.observe.parse;

import static fdscope.observe.parse.BtfBlob.Part.at;
import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.TypeQuestion;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** BTF that is cut off or lies: one sentence each, soon. */
@Timeout(20)
class BadBtfTest {
    private final BtfBlob blob = new BtfBlob();
    private final int integer = blob.number("int", 4);

    @Test
    void whatIsNoBtfIsToldSo() {
        assertThat(fault(new byte[0])).isEqualTo("this is no BTF: it has 0 bytes, and a header alone has 24");
        assertThat(fault(new byte[24])).isEqualTo("this is no BTF: it begins with 0x0, expected 0xeb9f");
        assertThat(fault(with(2, (byte) 2))).isEqualTo("this is BTF of version 2, and only version 1 is known here");
    }

    @Test
    void theOtherByteOrderIsToldSo() {
        byte[] turned = blob.bytes();
        byte first = turned[0];
        turned[0] = turned[1];
        turned[1] = first;
        assertThat(fault(turned))
                .isEqualTo("this BTF is of a machine with the other byte order, expected "
                        + (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? "little-endian" : "big-endian"));
    }

    @Test
    void aFileCutOffAnywhereIsToldSo() {
        blob.struct("box", 8, at(0, "a", integer), at(32, "b", integer));
        byte[] whole = blob.bytes();
        for (int length = 0; length < whole.length; length++) {
            assertThat(fault(Arrays.copyOf(whole, length)))
                    .as("cut at " + length)
                    .isNotEmpty();
        }
        assertThat(fault(Arrays.copyOf(whole, whole.length - 1)))
                .isEqualTo("this BTF is cut off, or lies: its names end at byte 89, and it has 88");
    }

    @Test
    void aHeaderThatLiesIsToldSo() {
        assertThat(fault(word(4, -1)))
                .isEqualTo("the header of this BTF says that it has 4294967295 bytes, expected 24 to 45");
        assertThat(fault(word(8, -1)))
                .isEqualTo("this BTF is cut off, or lies: its types end at byte 4294967335, and it has 45");
        assertThat(fault(word(12, 15))).isEqualTo("the types of this BTF take 15 bytes, expected a multiple of 4");
        assertThat(fault(word(12, 12))).isEqualTo("this BTF is cut off in type 1, which wants 4 bytes more and has 0");
        assertThat(fault(word(12, 8))).isEqualTo("this BTF is cut off in type 1");
        assertThat(fault(word(20, 4))).isEqualTo("the names of this BTF do not end with a NUL");
        assertThat(fault(word(16, 17)))
                .isEqualTo("this BTF is cut off, or lies: its names end at byte 46, and it has 45");
    }

    @Test
    void anUnknownKindIsToldSo() {
        blob.type(0, 31 << 24, 0);
        assertThat(fault(blob.bytes()))
                .isEqualTo(
                        "type 2 of this BTF is of kind 31, which is not known here, so what follows cannot be found");
    }

    @Test
    void aHugeCountIsToldSo() {
        blob.type(blob.name("box"), BtfKind.STRUCT << 24 | 0xffff, 4);
        assertThat(fault(blob.bytes()))
                .isEqualTo("this BTF is cut off in type 2, which wants 786420 bytes more and has 0");
    }

    @Test
    void typesAndNamesThatAreNotThereAreToldSo() {
        blob.struct("box", 8, at(0, "a", 77));
        assertThat(answer("box")).isEqualTo("this BTF refers to type 77, and its types are 1 to 2");
        blob.type(blob.name("crate"), BtfKind.STRUCT << 24 | 1, 4, 9999, integer, 0);
        assertThat(answer("crate")).isEqualTo("this BTF has a name at 9999, and its names end at 17");
        blob.struct("long", 4, at(0, "x".repeat(1024), integer));
        assertThat(answer("long")).isEqualTo("this BTF has a name of more than 1023 bytes, at 17");
        blob.type(-5, BtfKind.TYPEDEF << 24, integer);
        assertThat(BtfReader.of(blob.buffer()).find(TypeQuestion.of("none")).isEmpty())
                .isTrue();
    }

    @Test
    void whatIsNoTypeIsToldSo() {
        int function = blob.named(BtfKind.FUNC, "f", integer);
        assertThat(answer("f")).isEqualTo("the function f of this BTF has no prototype");
        blob.struct("box", 8, at(0, "a", function));
        assertThat(answer("box")).isEqualTo("type 2 of this BTF is used as a type and is none (kind 12)");
        blob.struct("bare", 8, at(0, "a", blob.number("", 4)));
        assertThat(answer("bare")).isEqualTo("type 4 of this BTF should have a name and has none");
    }

    @Test
    void circlesAreToldSo() {
        blob.type(blob.name("round"), BtfKind.TYPEDEF << 24, 2);
        assertThat(answer("round"))
                .isEqualTo("type 2 of this BTF goes round in circles, or is made of more than 64 others");
        blob.struct("wheel", 8, at(0, "a", blob.to(BtfKind.CONST, 3)));
        assertThat(answer("wheel"))
                .isEqualTo("type 3 of this BTF goes round in circles, or is made of more than 64 others");
        blob.struct("self", 8, at(0, "", blob.struct("", 8, at(0, "", 5))));
        assertThat(answer("self"))
                .isEqualTo("type 5 of this BTF goes round in circles, or is made of more than 64 others");
        blob.struct("list", 8, at(0, "a", blob.array(7, 2)));
        assertThat(answer("list"))
                .isEqualTo("type 7 of this BTF goes round in circles, or is made of more than 64 others");
        blob.struct("calls", 8, at(0, "a", blob.prototype(0, "x", 9, "y", 9)));
        assertThat(answer("calls"))
                .isEqualTo("type 9 of this BTF goes round in circles, or is made of more than 64 others");
    }

    @Test
    void typesThatDoubleEachTimeAreToldSo() {
        int inner = blob.struct("", 8, at(0, "leaf", integer));
        int call = blob.prototype(0);
        int array = blob.array(integer, -1);
        for (int i = 0; i < 40; i++) {
            inner = blob.struct("", 8, at(0, "", inner), at(0, "", inner));
            call = blob.prototype(0, "", call, "", call);
            array = blob.array(array, -1);
        }
        blob.struct("tree", 8, at(0, "", inner));
        blob.struct("calls", 8, at(0, "", call));
        blob.struct("space", 8, at(0, "", array));
        assertThat(answer("tree")).isEqualTo("this BTF has a type too large to be told");
        assertThat(answer("calls")).contains("would take more than 4096 characters to write");
        assertThat(answer("space")).isEqualTo("type 124 of this BTF is larger than all memory");
    }

    @Test
    void aHundredThousandOfOneNameAreTooMany() {
        int name = blob.name("many");
        for (int i = 0; i < 50_000; i++) {
            blob.type(name, BtfKind.STRUCT << 24, 0);
            blob.type(name, BtfKind.TYPEDEF << 24, integer);
        }
        assertThat(answer("many")).isEqualTo("this BTF has a type too large to be told");
    }

    @Test
    void aModuleOfABrokenKernelIsAsBroken() {
        BtfReader broken = BtfReader.of(ByteBuffer.allocate(3));
        assertThat(broken.module("m", blob.buffer()).fault()).isEqualTo(broken.fault());
        assertThat(broken.size()).isZero();
    }

    @Test
    void aModuleMayHaveNoNamesOfItsOwn() {
        BtfBlob more = blob.module();
        more.type(1, BtfKind.STRUCT << 24, 8);
        BtfReader module = BtfReader.of(blob.buffer()).module("m", more.buffer());
        assertThat(module.find(TypeQuestion.of("int")).types()).hasSize(1);
    }

    private byte[] with(int place, byte value) {
        byte[] bytes = blob.bytes();
        bytes[place] = value;
        return bytes;
    }

    private byte[] word(int place, int value) {
        byte[] bytes = blob.bytes();
        BtfBlob.buffer(bytes).putInt(place, value);
        return bytes;
    }

    private static String fault(byte[] bytes) {
        return BtfReader.of(BtfBlob.buffer(bytes)).fault().orElse("");
    }

    private String answer(String name) {
        return BtfReader.of(blob.buffer()).find(TypeQuestion.of(name)).unknown().orElse("found");
    }
}
