package fdscope.kernel.jna;

import static fdscope.kernel.jna.Kernel.assertFails;
import static fdscope.kernel.jna.Kernel.number;
import static fdscope.kernel.jna.Kernel.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fdscope.kernel.Architecture;
import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.SyscallNumbers;
import fdscope.kernel.Syscalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCallsTest {
    private final Syscalls calls = Kernel.calls();

    @TempDir
    Path folder;

    private Bytes in(String name) {
        return path(folder.resolve(name));
    }

    private Fd create(String name) throws ErrnoException {
        return calls.open(in(name), number("O_RDWR") | number("O_CREAT") | number("O_CLOEXEC"), 0600);
    }

    @Test
    void theOneCallNumberThatIsWrittenOutIsThatOfTheTable() {
        for (Architecture architecture : Architecture.values()) {
            assertThat(DirectoryEntries.call(architecture))
                    .isEqualTo(
                            SyscallNumbers.of(architecture).number("getdents64").getAsInt());
        }
    }

    @Test
    void aReadAtAPlaceLeavesTheOffsetWhereItIsAndEndsWithTheFile() throws ErrnoException {
        try (Fd file = create("f")) {
            calls.write(file, Bytes.utf8("hello world"));
            calls.lseek(file, 2, number("SEEK_SET"));
            assertThat(calls.pread(file, 100, 6)).isEqualTo(Bytes.utf8("world"));
            assertThat(calls.pread(file, 100, 4L << 32)).isEqualTo(Bytes.EMPTY);
            assertThat(calls.read(file, 3)).isEqualTo(Bytes.utf8("llo"));
        }
    }

    @Test
    void aFileIsWrittenReadAndMeasured() throws IOException, ErrnoException {
        try (Fd file = create("f")) {
            assertThat(calls.write(file, Bytes.utf8("hello world"))).isEqualTo(11);
            assertThat(calls.lseek(file, 0, number("SEEK_SET"))).isZero();
            assertThat(calls.read(file, 5)).isEqualTo(Bytes.utf8("hello"));
            assertThat(calls.read(file, 100)).isEqualTo(Bytes.utf8(" world"));
            assertThat(calls.read(file, 100)).isEqualTo(Bytes.EMPTY);
            calls.ftruncate(file, 3);
            calls.fchmod(file, 0640);
            calls.link(in("f"), in("g"));
            Syscalls.FileStatus status = calls.fstat(file);
            assertThat(status).isEqualTo(calls.lstat(in("g")));
            assertThat(status)
                    .isEqualTo(new Syscalls.FileStatus(
                            (Long) Files.getAttribute(folder.resolve("f"), "unix:dev"),
                            (Long) Files.getAttribute(folder.resolve("f"), "unix:ino"),
                            0100640,
                            2,
                            calls.geteuid(),
                            (Integer) Files.getAttribute(folder.resolve("f"), "unix:gid"),
                            3));
            assertThat(status.type()).isEqualTo(number("S_IFREG"));
        }
    }

    @Test
    void namesAreMadeMovedAndRemoved() throws ErrnoException {
        create("f").close();
        calls.symlink(Bytes.utf8("f"), in("l"));
        assertThat(calls.readlink(in("l"))).isEqualTo(Bytes.utf8("f"));
        assertThat(calls.lstat(in("l")).type()).isEqualTo(number("S_IFLNK"));
        calls.rename(in("f"), in("g"));
        assertFails(Errno.ENOENT, () -> calls.lstat(in("f")));
        calls.chmod(in("g"), 0400);
        calls.chown(in("g"), -1, -1);
        assertThat(calls.lstat(in("g")).mode() & 0777).isEqualTo(0400);
        calls.mkdir(in("d"), 0700);
        assertFails(Errno.EEXIST, () -> calls.mkdir(in("d"), 0700));
        calls.mkfifo(in("p"), 0600);
        assertThat(calls.lstat(in("p")).type()).isEqualTo(number("S_IFIFO"));
        assertFails(Errno.EEXIST, () -> calls.mkfifo(in("p"), 0600));
        calls.unlink(in("g"));
        assertFails(Errno.ENOENT, () -> calls.unlink(in("g")));
        assertFails(Errno.ENOENT, () -> calls.rename(in("g"), in("h")));
        assertFails(Errno.EINVAL, () -> calls.readlink(in("d")));
        assertFails(Errno.ENOENT, () -> calls.chdir(in("nowhere")));
        assertFails(Errno.ENOENT, () -> calls.chroot(in("nowhere")));
    }

    @Test
    void aPrivateFolderIsMade() throws ErrnoException {
        Bytes made = calls.mkdtemp(in("lab-XXXXXX"));
        assertThat(made.text())
                .startsWith(in("lab-").text())
                .hasSize(in("lab-XXXXXX").length());
        assertThat(calls.lstat(made).mode()).isEqualTo(number("S_IFDIR") | 0700);
        assertFails(Errno.EINVAL, () -> calls.mkdtemp(in("lab")));
    }

    @Test
    void openatStartsAtADirectoryAndOpenat2StaysInIt() throws ErrnoException {
        create("f").close();
        int directory = number("O_DIRECTORY") | number("O_CLOEXEC");
        int read = number("O_RDONLY") | number("O_CLOEXEC");
        try (Fd root = calls.open(path(folder), directory, 0);
                Fd file = calls.openat(root, Bytes.utf8("f"), read, 0);
                Fd same = calls.openat2(root, Bytes.utf8("f"), read, 0, number("RESOLVE_BENEATH"))) {
            assertThat(calls.fstat(same)).isEqualTo(calls.fstat(file));
            assertFails(Errno.EXDEV, () -> calls.openat2(root, Bytes.utf8("../x"), read, 0, number("RESOLVE_BENEATH")));
            assertFails(Errno.ENOTDIR, () -> calls.openat(file, Bytes.utf8("x"), read, 0));
        }
        assertFails(Errno.ENOTDIR, () -> calls.open(in("f"), directory, 0));
    }

    @Test
    void aNameWithANulIsRefusedInsteadOfMeaningAnother() {
        assertThatThrownBy(() -> calls.open(Bytes.utf8("/etc/passwd\0x"), 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"/etc/passwd\\0x\" contains a NUL byte, which ends a string in C;"
                        + " expected a name without one");
    }

    @Test
    void duplicatesShareTheOpenFile() throws ErrnoException {
        try (Fd file = create("f");
                Fd dup = calls.dup(file)) {
            int free = (int) calls.fcntl(file, number("F_DUPFD_CLOEXEC"), 500);
            calls.close(Fd.borrowed(free));
            try (Fd two = calls.dup2(file, free)) {
                assertThat(two.number()).isEqualTo(free);
                assertThat(calls.fcntl(two, number("F_GETFD"), 0)).isZero();
                int pid = calls.getpid();
                assertThat(calls.kcmp(pid, pid, 0, two.number(), dup.number())).isZero();
            }
            try (Fd three = calls.dup3(file, free, number("O_CLOEXEC"))) {
                assertThat(calls.fcntl(three, number("F_GETFD"), 0)).isEqualTo(1);
            }
            assertFails(Errno.EINVAL, () -> calls.dup3(file, file.number(), 0));
        }
    }

    @Test
    void closingTwiceIsAnErrorOfTheKernel() throws ErrnoException {
        Fd file = create("f");
        int number = file.number();
        Fd high = Fd.borrowed((int) calls.fcntl(file, number("F_DUPFD_CLOEXEC"), number + 600));
        calls.close(file);
        calls.close(high);
        assertFails(Errno.EBADF, () -> calls.close(high));
        assertThatThrownBy(file::number).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPipeHasAReadingAndAWritingEnd() throws ErrnoException {
        for (Optional<Integer> flags : List.of(Optional.<Integer>empty(), Optional.of(number("O_CLOEXEC")))) {
            List<Fd> pipe = calls.pipe(flags);
            try (Fd reader = pipe.get(0);
                    Fd writer = pipe.get(1)) {
                calls.write(writer, Bytes.utf8("abc"));
                assertThat(calls.ioctlInt(reader, number("FIONREAD"))).isEqualTo(3);
                assertThat(calls.read(reader, 9)).isEqualTo(Bytes.utf8("abc"));
                assertThat(calls.fcntl(reader, number("F_GETFD"), 0)).isEqualTo(flags.isPresent() ? 1 : 0);
                assertFails(Errno.EBADF, () -> calls.write(reader, Bytes.utf8("x")));
                assertFails(Errno.ESPIPE, () -> calls.lseek(reader, 0, 0));
                assertFails(Errno.EINVAL, () -> calls.ftruncate(reader, 0));
                assertFails(Errno.ENOTTY, () -> calls.ioctl(reader, number("TIOCGWINSZ"), 0));
            }
        }
        assertFails(Errno.EINVAL, () -> calls.pipe(Optional.of(number("SOCK_STREAM"))));
    }

    @Test
    void anEventfdCounts() throws ErrnoException {
        try (Fd counter = calls.eventfd(3, number("EFD_CLOEXEC"))) {
            assertThat(calls.read(counter, 8)).isEqualTo(Bytes.ofHex("0300000000000000"));
        }
    }

    @Test
    void aSealedMemfdKeepsItsSize() throws ErrnoException {
        try (Fd memory = calls.memfd_create(Bytes.utf8("note"), number("MFD_CLOEXEC") | number("MFD_ALLOW_SEALING"))) {
            calls.fcntl(memory, number("F_ADD_SEALS"), number("F_SEAL_GROW"));
            assertThat(calls.fcntl(memory, number("F_GET_SEALS"), 0)).isEqualTo(number("F_SEAL_GROW"));
            assertThatThrownBy(() -> calls.ftruncate(memory, 1))
                    .hasMessage("ftruncate(" + memory.number() + ", 1): EPERM, a seal forbids another size");
        }
    }

    @Test
    void aLockBelongsToTheOpenFile() throws ErrnoException {
        try (Fd one = create("f");
                Fd other = create("f");
                Fd dup = calls.dup(one)) {
            int lock = number("LOCK_EX") | number("LOCK_NB");
            calls.flock(one, lock);
            calls.flock(dup, lock);
            assertFails(Errno.EAGAIN, () -> calls.flock(other, lock));
        }
    }

    @Test
    void mappedMemoryIsTheFile() throws ErrnoException {
        try (Fd memory = calls.memfd_create(Bytes.utf8("page"), number("MFD_CLOEXEC"))) {
            calls.ftruncate(memory, 4096);
            int access = number("PROT_READ") | number("PROT_WRITE");
            long address = calls.mmap(memory, 4096, access, number("MAP_SHARED"), 0);
            calls.poke(address + 4090, Bytes.utf8("edge"));
            assertThat(calls.peek(address + 4090, 6)).isEqualTo(Bytes.utf8("edge\0\0"));
            calls.lseek(memory, 4090, 0);
            assertThat(calls.read(memory, 9)).isEqualTo(Bytes.utf8("edge\0\0"));
            calls.munmap(address, 4096);
            assertFails(Errno.EINVAL, () -> calls.munmap(address + 1, 4096));
            assertFails(Errno.EINVAL, () -> calls.mmap(memory, 0, access, number("MAP_SHARED"), 0));
        }
    }
}
