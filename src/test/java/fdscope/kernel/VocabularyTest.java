package fdscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {
    private final List<Integer> closed = new ArrayList<>();

    /** Knows one call: closeQuietly. */
    private final Syscalls closing = (Syscalls) Proxy.newProxyInstance(
            Syscalls.class.getClassLoader(), new Class<?>[] {Syscalls.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("closeQuietly");
                closed.add((Integer) arguments[0]);
                return null;
            });

    @Test
    void aDescriptorIsClosedOnceAndNotUsedAfterwards() {
        Fd fd = Fd.owned(closing, 7);
        fd.close();
        fd.close();
        assertThat(closed).containsExactly(7);
        assertThatThrownBy(fd::number).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(fd::release).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReleasedDescriptorIsNotClosed() {
        Fd fd = Fd.owned(closing, 7);
        assertThat(fd.release()).isEqualTo(7);
        fd.close();
        assertThat(closed).isEmpty();
    }

    @Test
    void aBorrowedDescriptorIsNeverClosed() {
        Fd fd = Fd.borrowed(7);
        fd.close();
        assertThat(fd.number()).isEqualTo(7);
        assertThat(closed).isEmpty();
    }

    private Received received(int... numbers) {
        List<Fd> fds = new ArrayList<>();
        for (int number : numbers) {
            fds.add(Fd.owned(closing, number));
        }
        return new Received(1, Bytes.utf8("x"), 0, Bytes.EMPTY, Bytes.EMPTY, List.of(), fds);
    }

    @Test
    void whatWasNotTakenIsClosed() {
        try (Received in = received(7, 8)) {
            assertThat(in.data()).isEqualTo(Bytes.utf8("x"));
        }
        assertThat(closed).containsExactly(7, 8);
    }

    @Test
    void whatWasTakenStaysOpen() {
        try (Received one = received(7);
                Received many = received(8, 9)) {
            assertThat(one.takeOnlyFd().number()).isEqualTo(7);
            assertThat(many.takeFds()).extracting(Fd::number).containsExactly(8, 9);
        }
        assertThat(closed).isEmpty();
    }

    @Test
    void anUnexpectedNumberOfDescriptorsIsRefusedAndClosed() {
        try (Received in = received(7, 8)) {
            assertThatThrownBy(in::takeOnlyFd).hasMessage("expected one descriptor, 2 arrived");
        }
        assertThat(closed).containsExactly(7, 8);
    }

    @Test
    void anAddressIsItsBytes() {
        assertThat(new UnixAddress.Unnamed().sockaddr().hex()).isEqualTo("0100");
        assertThat(new UnixAddress.Pathname(Bytes.utf8("a/b")).sockaddr().hex()).isEqualTo("0100612f6200");
        assertThat(new UnixAddress.Abstract(Bytes.ofHex("6100")).sockaddr().hex())
                .isEqualTo("0100006100");
    }

    @Test
    void anAddressIsReadBackWithEveryByte() {
        assertThat(UnixAddress.of(Bytes.ofHex("0100"))).isEqualTo(new UnixAddress.Unnamed());
        assertThat(UnixAddress.of(Bytes.ofHex("0100616200ff"))).isEqualTo(new UnixAddress.Pathname(Bytes.utf8("ab")));
        assertThat(UnixAddress.of(Bytes.ofHex("01000061000a")))
                .isEqualTo(new UnixAddress.Abstract(Bytes.ofHex("61000a")));
    }

    @ParameterizedTest
    @CsvSource({
        "68656c6c6f, hello",
        "0a090d1b5b, '\\n\\t\\r\\e['",
        "5c, '\\\\'",
        "0061, '\\0a'",
        "0031, '\\x001'",
        "5c3031, '\\\\01'",
        "5c0031, '\\\\\\x001'",
        "00003130, '\\0\\x0010'",
        "c3a4, ä",
        "c29b, '\\xc2\\x9b'",
        "9b, '\\x9b'",
        "80ff, '\\x80\\xff'",
        "e280ae, '\\u202e'",
        "c080, '\\xc0\\x80'",
        "f09f9880, 😀",
        "e282, '\\xe2\\x82'",
    })
    void bytesFromOutsideArePrintable(String hex, String shown) {
        assertThat(Printable.of(Bytes.ofHex(hex))).isEqualTo(shown);
    }

    @Test
    void quotesAreEscapedAndProseKeepsItsBackslashes() {
        assertThat(Printable.quoted(Bytes.utf8("a\"b"))).isEqualTo("\"a\\\"b\"");
        assertThat(Printable.line("a\\n\u001b[31m\nb")).isEqualTo("a\\n\\e[31m\nb");
    }

    @Test
    void bytesAreValues() {
        assertThat(Bytes.utf8("ab").plus(Bytes.utf8("c")).times(2)).isEqualTo(Bytes.utf8("abcabc"));
        assertThat(Bytes.utf8("ab").slice(1, 4).hex()).isEqualTo("620000");
        assertThat(Bytes.utf8("ab").startsWith(Bytes.utf8("a"))).isTrue();
        assertThat(Bytes.utf8("ab").startsWith(Bytes.utf8("abc"))).isFalse();
    }

    @Test
    void rawModeChangesWhatCfmakerawChangesAndSignals() {
        // What a terminal has at login: ICRNL IXON, OPOST ONLCR, B38400 CS8 CREAD, ISIG ICANON ECHO ... IEXTEN.
        Bytes cooked = Bytes.ofHex("00050000" + "05000000" + "bf000000" + "3b8a0000" + "00" + "031c7f150400"
                        + "0100111300".repeat(1) + "00".repeat(21))
                .resized(60);
        assertThat(new Syscalls.TerminalAttributes(cooked).raw().termios())
                .isEqualTo(Bytes.ofHex("00000000" + "04000000" + "bf000000" + "300a0000" + "00" + "031c7f150400"
                                + "0100111300".repeat(1) + "00".repeat(21))
                        .resized(60));
    }

    @Test
    void numbersOfCallsDependOnTheArchitecture() {
        SyscallNumbers x86 = SyscallNumbers.of(Architecture.X86_64);
        SyscallNumbers arm = SyscallNumbers.of(Architecture.AARCH64);
        assertThat(x86.number("recvmsg")).hasValue(47);
        assertThat(arm.number("recvmsg")).hasValue(212);
        assertThat(x86.number("open")).hasValue(2);
        assertThat(arm.number("open")).isEmpty();
        assertThat(x86.number("pidfd_getfd"))
                .isEqualTo(arm.number("pidfd_getfd"))
                .hasValue(438);
        assertThat(x86.name(312)).contains("kcmp");
        assertThat(arm.name(272)).contains("kcmp");
        assertThat(arm.name(4000)).isEmpty();
    }
}
