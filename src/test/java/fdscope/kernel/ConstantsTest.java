package fdscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstantsTest {
    private final Constants x86 = Constants.of(Architecture.X86_64);
    private final Constants arm = Constants.of(Architecture.AARCH64);

    @ParameterizedTest
    @CsvSource({
        "AF_UNIX, 1",
        "SOCK_SEQPACKET, 5",
        "SOL_SOCKET, 1",
        "SO_PASSCRED, 16",
        "SO_PEERCRED, 17",
        "SO_PEEK_OFF, 42",
        "SO_PASSPIDFD, 76",
        "SO_PEERPIDFD, 77",
        "SO_PASSRIGHTS, 83",
        "SO_INQ, 84",
        "SCM_RIGHTS, 1",
        "SCM_CREDENTIALS, 2",
        "SCM_PIDFD, 4",
        "SCM_MAX_FD, 253",
        "MSG_CMSG_CLOEXEC, 1073741824",
        "SHUT_RDWR, 2",
        "F_DUPFD_QUERY, 1027",
        "F_ADD_SEALS, 1033",
        "F_SEAL_SHRINK, 2",
        "SIOCINQ, 21531",
        "SIOCOUTQ, 21521",
        "SIOCUNIXFILE, 35296",
        "EPOLLET, 2147483648",
        "RLIM_INFINITY, -1",
        "AT_FDCWD, -100",
        "SIGKILL, 9",
        "PR_SET_CHILD_SUBREAPER, 36",
        "S_IFSOCK, 49152",
    })
    void aNameHasItsNumber(String name, long number) {
        assertThat(x86.number(name)).hasValue(number);
    }

    @Test
    void someFlagsDifferOnAarch64() {
        assertThat(x86.require("O_DIRECTORY")).isEqualTo(0200000);
        assertThat(arm.require("O_DIRECTORY")).isEqualTo(040000);
        assertThat(Constants.of(Architecture.RISCV64).require("O_DIRECTORY")).isEqualTo(0200000);
        assertThat(arm.render("O", 040000)).isEqualTo("O_RDONLY|O_DIRECTORY");
        assertThat(arm.names()).isEqualTo(x86.names());
    }

    @ParameterizedTest
    @CsvSource({
        "MSG, 0, 0",
        "MSG, 8, MSG_CTRUNC",
        "MSG, 0x40000008, MSG_CTRUNC|MSG_CMSG_CLOEXEC",
        "MSG, 0x01000020, MSG_TRUNC|0x1000000",
        "O, 0, O_RDONLY",
        "O, 0102, O_RDWR|O_CREAT",
        "O, 04010001, O_WRONLY|O_SYNC",
        "O, 010000, O_RDONLY|O_DSYNC",
        "O, 3, 0x3",
        "SOCK, 1, SOCK_STREAM",
        "SOCK, 0x80005, SOCK_SEQPACKET|SOCK_CLOEXEC",
        "SOCK, 9, 0x9",
        "SO, 16, SO_PASSCRED",
        "SO, 4711, 4711",
        "AF, 1, AF_UNIX",
        "PROT, 0, PROT_NONE",
        "PROT, 3, PROT_READ|PROT_WRITE",
        "MAP, 0x21, MAP_SHARED|MAP_ANONYMOUS",
        "POLL, 0x2005, POLLIN|POLLOUT|POLLRDHUP",
        "EPOLL, -2147483647, EPOLLIN|EPOLLET",
        "LOCK, 6, LOCK_EX|LOCK_NB",
        "S_IF, 0140000, S_IFSOCK",
    })
    void aNumberIsShownByItsNames(String family, String number, String shown) {
        assertThat(x86.render(family, Long.decode(number))).isEqualTo(shown);
    }

    @Test
    void aSignalHasAName() {
        assertThat(x86.signalName(9)).isEqualTo("SIGKILL");
        assertThat(x86.signalName(6)).isEqualTo("SIGABRT");
        assertThat(x86.signalName(34)).isEqualTo("SIGRTMIN+2");
        assertThat(x86.signalName(99)).isEqualTo("signal 99");
    }

    @Test
    void whatIsUnknownIsSaidSo() {
        assertThat(x86.number("SO_NONESUCH")).isEmpty();
        assertThatThrownBy(() -> x86.require("SO_NONESUCH")).hasMessage("SO_NONESUCH is not a known constant");
        assertThatThrownBy(() -> x86.render("ZZ", 1)).hasMessage("ZZ is not a family of constants");
    }
}
