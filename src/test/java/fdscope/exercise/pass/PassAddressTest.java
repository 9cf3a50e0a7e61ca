package fdscope.exercise.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fdscope.kernel.Bytes;
import fdscope.kernel.UnixAddress;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The words that name sockets and descriptors. */
class PassAddressTest {
    @Test
    void aWordIsAPathAnAbstractNameOrADescriptor() {
        assertThat(address("door.sock"))
                .isEqualTo(new PassAddress.Named(new UnixAddress.Pathname(Bytes.utf8("door.sock"))));
        assertThat(address("@door")).isEqualTo(new PassAddress.Named(new UnixAddress.Abstract(Bytes.utf8("door"))));
        assertThat(address("fd:3")).isEqualTo(new PassAddress.Inherited(3));
        assertThat(address("./fd:3")).isEqualTo(new PassAddress.Named(new UnixAddress.Pathname(Bytes.utf8("./fd:3"))));
    }

    @Test
    void itIsShownAsItWasWrittenAndEscaped() {
        assertThat(address("a\u001bb").text()).isEqualTo("a\\eb");
        assertThat(address("@a\nb").text()).isEqualTo("@a\\nb");
        assertThat(address("fd:12").text()).isEqualTo("fd:12");
    }

    @Test
    void aNameMayFillTheStructureAndNoMore() {
        assertThat(address("x".repeat(107))).isNotNull();
        assertThat(address("@" + "x".repeat(107))).isNotNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address("x".repeat(108)))
                .withMessage("x".repeat(108) + ": too long by 1 byte: sun_path has 108 bytes, one of them a closing"
                        + " NUL; go to its directory, or give that a shorter name by a symbolic link");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> address("@" + "x".repeat(109)))
                .withMessage("@" + "x".repeat(109) + ": too long by 2 bytes: sun_path has 108 bytes, one of them a"
                        + " leading NUL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "fd:", "fd:x", "fd:-1", "fd:99999999999"})
    void whatIsNoneIsRefused(String word) {
        assertThatIllegalArgumentException().isThrownBy(() -> address(word));
    }

    @Test
    void aDescriptorIsOnesOwnOrThatOfAProcess() {
        assertThat(SentFd.of(Bytes.utf8("3"))).isEqualTo(new SentFd(OptionalInt.empty(), 3));
        assertThat(SentFd.of(Bytes.utf8("4711:3"))).isEqualTo(new SentFd(OptionalInt.of(4711), 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", ":3", "3:", "1:2:3", "99999999999"})
    void whatIsNoDescriptorIsRefused(String word) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SentFd.of(Bytes.utf8(word)))
                .withMessage(
                        word + ": expected a descriptor: 3, or 4711:3 for that of process 4711; data goes behind --");
    }

    @Test
    void whatTheLauncherListsIsInheritedElseTheStandardStreams() {
        assertThat(Inherited.of(" 0 1 2 10 7")).isEqualTo(new Inherited(Set.of(0, 1, 2, 7, 10), true));
        assertThat(Inherited.of(null)).isEqualTo(new Inherited(Set.of(0, 1, 2), false));
    }

    private static PassAddress address(String word) {
        return PassAddress.of(Bytes.utf8(word));
    }
}
