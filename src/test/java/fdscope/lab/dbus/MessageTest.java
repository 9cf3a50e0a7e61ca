package fdscope.lab.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Bytes;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    /** The call of lesson 14, byte for byte as dbus-daemon took it. */
    private static final Bytes TAKE = little("l\1\0\1" + "\4\0\0\0" + "\2\0\0\0" + "\u0050\0\0\0"
            + "\1\1o\0" + "\2\0\0\0" + "/r\0\0\0\0\0\0"
            + "\2\1s\0" + "\3\0\0\0" + "x.Y\0\0\0\0\0"
            + "\3\1s\0" + "\4\0\0\0" + "Take\0\0\0\0"
            + "\6\1s\0" + "\4\0\0\0" + ":1.1\0\0\0\0"
            + "\u0008\1g\0" + "\1h\0\0"
            + "\u0009\1u\0" + "\1\0\0\0"
            + "\0\0\0\0");

    private static final Handle F = new Handle(7);

    private static Bytes little(String text) {
        return Bytes.utf8(text);
    }

    @Test
    void theCallOfLesson14IsReadAndWrittenByteForByte() throws Exception {
        assertThat(TAKE.length()).isEqualTo(100);
        Message take = MessageCodec.decode(TAKE, List.of(F, new Handle(8)));
        assertThat(MessageText.of(take)).isEqualTo("x.Y.Take(h 0)");
        assertThat(take.fds()).containsExactly(F);
        assertThat(take.serial()).isEqualTo(2);
        assertThat(MessageCodec.encode(take)).isEqualTo(TAKE);
        assertThat(MessageCodec.encode(Message.call(":1.1", "/r", "x.Y", "Take")
                        .numbered(2)
                        .saying(List.of(new Value.Num('h', 0)), 1)))
                .isEqualTo(TAKE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyTypeIsReadInBothByteOrders(boolean big) throws Exception {
        String signature = "ybnqiuxtdsogva(yx)a{sv}ayaah";
        List<String> words =
                List.of(("255 true -2 65535 -4 4294967295 -8 18446744073709551615 0.5 text /a/b sa{sv} v i -7 "
                                + "1 9 10 1 key as 2 one two 2 1 2 1 2 f g")
                        .split(" "));
        Arguments arguments = Arguments.of(signature, words);
        Message signal = Message.signal("/", "x.Y", "All");
        Message message = new Message(
                        big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                        signal.kind(),
                        0,
                        5,
                        signal.fields(),
                        Bytes.EMPTY,
                        List.of())
                .saying(arguments.values(), 2);
        Message read = MessageCodec.decode(MessageCodec.encode(message), List.of(F, new Handle(8)));
        assertThat(read.signature()).isEqualTo(signature);
        assertThat(read.values()).isEqualTo(arguments.values());
        assertThat(arguments.files()).containsExactly("f", "g");
        assertThat(MessageText.of(read))
                .isEqualTo(
                        "signal x.Y.All(255, true, -2, 65535, -4, 4294967295, -8, 18446744073709551615, 0.5, \"text\","
                                + " \"/a/b\", \"sa{sv}\", -7, [(9, 10)], [\"key\": [\"one\", \"two\"]], \"\\x01\\x02\","
                                + " [[h 0, h 1]])");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a|\"a\" is no signature",
                "()|\"()\" is no signature",
                "(i|\"(i\" is no signature",
                "{ss}|\"{ss}\" is no signature",
                "a{vs}|\"a{vs}\" is no signature",
                "a{sss}|\"a{sss}\" is no signature",
                "z|\"z\" is no signature",
            })
    void aSignatureIsCheckedBeforeItIsBelieved(String text, String why) {
        assertThatThrownBy(() -> Signature.of(text))
                .isInstanceOf(ProtocolFault.class)
                .hasMessage(why);
    }

    @Test
    void nestingEndsWhereTheSpecificationSays() throws Exception {
        assertThat(Signature.of("a".repeat(32) + "i").types()).hasSize(1);
        assertThatThrownBy(() -> Signature.of("a".repeat(33) + "i")).isInstanceOf(ProtocolFault.class);
        assertThat(Signature.of("(".repeat(32) + "i" + ")".repeat(32)).types()).hasSize(1);
        assertThatThrownBy(() -> Signature.of("(".repeat(33) + "i" + ")".repeat(33)))
                .isInstanceOf(ProtocolFault.class);
        List<String> words = new ArrayList<>(Collections.nCopies(64, "v"));
        words.addAll(List.of("y", "1"));
        assertThatThrownBy(() -> Arguments.of("v", words)).hasMessage("more than 64 containers in each other");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 16, 17, 64, 99, 180})
    void aStreamMayBeCutAnywhereAndTheDescriptorStaysWithItsMessage(int size) throws Exception {
        Message plain = Message.call(":1.1", "/r", "x.Y", "Take").numbered(1);
        Bytes all = MessageCodec.encode(plain).plus(TAKE).plus(MessageCodec.encode(plain.numbered(3)));
        int place = MessageCodec.encode(plain).length();
        MessageReader reader = new MessageReader(Limits.OUR_MESSAGE);
        List<Message> read = new ArrayList<>();
        for (int at = 0; at < all.length(); at += size) {
            int end = Math.min(all.length(), at + size);
            // As recvmsg(2) does it: the descriptor comes with the read that has the first byte of its message.
            reader.add(all.slice(at, end), at <= place && place < end ? List.of(F) : List.of());
            for (Optional<Message> next = reader.next(); next.isPresent(); next = reader.next()) {
                read.add(next.get());
            }
        }
        assertThat(read).extracting(Message::serial).containsExactly(1L, 2L, 3L);
        assertThat(read).extracting(Message::fds).containsExactly(List.of(), List.of(F), List.of());
    }

    @Test
    void aDescriptorThatNoMessageClaimsIsAFaultAndNotTheNextOnes() throws Exception {
        MessageReader reader = new MessageReader(Limits.OUR_MESSAGE);
        reader.add(MessageCodec.encode(Message.call(":1.1", "/r", "x.Y", "Take")), List.of(F));
        assertThat(reader.next()).isPresent();
        assertThatThrownBy(reader::next)
                .hasMessage("a descriptor came that no message claims: field UNIX_FDS is missing or too small");
        assertThat(reader.forget()).containsExactly(F);
    }

    @Test
    void aMessageThatClaimsMoreThanCameIsAFault() {
        MessageReader reader = new MessageReader(Limits.OUR_MESSAGE);
        reader.add(TAKE, List.of());
        assertThatThrownBy(reader::next).hasMessage("field UNIX_FDS is 1, and 0 descriptors came beside the message");
    }

    @Test
    void aHugeLengthIsRefusedBeforeTheBytesCome() {
        MessageReader reader = new MessageReader(Limits.OUR_MESSAGE);
        reader.add(little("l\1\0\1").plus(Bytes.ofHex("ffffff7f0100000000000000")), List.of());
        assertThatThrownBy(reader::next).hasMessage("a message of 2147483663 bytes, at most 1048576 are taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|78|a message that begins with byte 120, expected 'l' or 'B' for its byte order",
                "1|00|a message of type 0",
                "3|02|a message of protocol version 2, expected 1",
                "8|00|a message with serial 0",
                "16|00|a header field of code 0",
                "16|02|field INTERFACE is of type o, expected s",
                "18|69|field PATH is of type i, expected o",
                "24|2e|\".r\" is no object path",
                "27|01|padding that is not zero at byte 27",
                "80|07|field SENDER is of type g, expected s",
                "82|76|field SIGNATURE is of type v, expected g",
            })
    void aBrokenHeaderIsSaidToBeSo(int place, String hex, String why) {
        Bytes broken = TAKE.slice(0, place).plus(Bytes.ofHex(hex)).plus(TAKE.slice(place + 1, TAKE.length()));
        MessageReader reader = new MessageReader(Limits.OUR_MESSAGE);
        reader.add(broken, List.of(F));
        assertThatThrownBy(reader::next).isInstanceOf(ProtocolFault.class).hasMessage(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "y|256|\"256\" is no number of type y",
                "i|x|\"x\" is no number of type i",
                "b|1|\"1\" is no boolean, expected true or false",
                "o|a|\"a\" is no object path",
                "ss|one|a value of type s is missing",
                "''|more|\"more\" is more than signature \"\" takes",
            })
    void wordsThatDoNotFitTheSignatureAreTold(String signature, String word, String why) {
        assertThatThrownBy(() -> Arguments.of(signature, List.of(word))).hasMessage(why);
    }
}
