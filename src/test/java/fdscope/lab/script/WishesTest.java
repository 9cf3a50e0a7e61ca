package fdscope.lab.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WishesTest {
    @Test
    void namesOutsideAreFoundHoweverTheyAreMade() {
        assertThat(wishes("""
                let folder = "/run/" + "user/" + decimal(1000)
                let slash = u8(47)
                alice connect(s, "/run/bus")
                alice connect(s, folder + "/bus")
                alice f = open(slash + "etc" * 2, 0)
                alice openat(f, "a/../../b")
                alice unlink("../" * 3 + "x")
                alice sendmsg(s, "x", to "/dev/log")
                alice bind(s, raw u16(1) + "/tmp/x")
                alice symlink("/etc", "etc")
                alice open("/proc/" + decimal(pid(bob)) + "/fd", 0)
                expect not exists("/etc/shadow")
                """)).isEqualTo("""
                5 NAME the name /run/bus
                6 NAME the name /run/user/1000/bus
                7 NAME the name /etcetc
                8 NAME the name a/../../b
                9 NAME the name ../../../x
                10 NAME the name /dev/log
                11 NAME the name /tmp/x
                12 NAME the name /etc
                13 NAME the name /proc/N/fd
                14 NAME the name /etc/shadow
                """);
    }

    @Test
    void whatIsTheLabsOwnIsNoWish() {
        assertThat(wishes("""
                alice a = socket(AF_UNIX, SOCK_STREAM)
                alice bind(a, "\\0" + run + ".x")
                alice connect(s, "x" + run)
                alice connect(s, raw u16(1) + "\\0" + run)
                alice connect(s, AF_UNSPEC)
                alice n = getsockname(a)
                alice connect(s, n)
                alice m = recvfrom(s, 10)
                alice sendto(s, "/etc/passwd", m.name)
                alice write(s, "/etc/passwd")
                alice g = memfd_create("/etc/passwd")
                alice kill(bob, SIGTERM)
                alice pidfd_open(pid(bob))
                alice mmap(g, 10, PROT_READ, MAP_SHARED)
                """)).isEmpty();
    }

    @Test
    void aNameFromWhichRunIsTakenAwayAgainIsNotTheLabsOwn() {
        assertThat(wishes("""
                alice connect(s, "\\0bus" + run * 0)
                alice connect(s, "\\0bus" + run, addrlen 6)
                alice connect(s, raw u16(1) + "\\0bus" + run, addrlen 6)
                """)).isEqualTo("""
                3 ABSTRACT_NAME the abstract name \\0bus
                4 ABSTRACT_NAME the abstract name \\0busRUN
                5 ABSTRACT_NAME the abstract name \\0busRUN
                """);
    }

    @Test
    void whatOnlyTheRunWillKnowIsListedWithItsLine() {
        assertThat(wishes("""
                alice m = read(s, 10)
                alice open("x" + m, 0)
                alice connect(s, raw m.data)
                alice kill(len(m), SIGTERM)
                alice mmap(s, 10, len(m), MAP_SHARED)
                alice socket(len(m), SOCK_STREAM)
                """)).isEqualTo("""
                4 MADE_NAME a name that is made while it runs, alice open("x" + m, 0)
                5 MADE_NAME a name that is made while it runs, alice connect(s, raw m.data)
                6 PROCESS a process that may be another's, alice kill(len(m), SIGTERM)
                7 EXECUTABLE_MEMORY memory that can be executed, alice mmap(s, 10, len(m), MAP_SHARED)
                8 NETWORK a socket that is not AF_UNIX, alice socket(len(m), SOCK_STREAM)
                """);
    }

    @Test
    void whatIsNoNameIsFoundToo() {
        assertThat(wishes("""
                actor carol root
                actor dave uid 1000
                actor erin unshare CLONE_NEWUSER | CLONE_NEWNET
                needs program ss
                alice syscall("setpgid", 1, 1)
                alice connect(s, "\\0/tmp/.X11-unix/X0")
                alice connect(s, raw u16(2) + u16(80) + u32(1))
                alice mmap(s, 10, PROT_READ | PROT_EXEC, MAP_SHARED)
                """)).isEqualTo("""
                3 ROOT to be root
                4 USER to be another user, uid 1000
                5 NAMESPACES namespaces of its own, CLONE_NEWUSER | CLONE_NEWNET
                6 PROGRAM to know whether there is a program ss
                7 SYSTEM_CALL a call beside those of the lab language, alice syscall("setpgid", 1, 1)
                8 ABSTRACT_NAME the abstract name \\0/tmp/.X11-unix/X0
                9 NETWORK an address of family 2, alice connect(s, raw u16(2) + u16(80) + u32(1))
                10 EXECUTABLE_MEMORY memory that can be executed, alice mmap(s, 10, PROT_READ | PROT_EXEC, MAP_SHARED)
                """);
    }

    @Test
    void everyVariantIsLookedAt() {
        assertThat(
                        wishes(
                                "variants here / there\nlet where = \"x\" / \"/x\"\nalice open(where / \"y\", 0)\n[there] alice open(where, 0)\n"))
                .isEqualTo("6 NAME the name /x\n");
    }

    private static String wishes(String lines) {
        StringBuilder text = new StringBuilder();
        for (Wish wish : Wishes.of(Labs.parse("actors alice bob\npair alice.s bob.s stream\n" + lines))) {
            text.append(wish.line() + " " + wish.kind() + " " + wish.what() + "\n");
        }
        return text.toString();
    }
}
