package fdscope.lab.script;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What each call and each function of {@link CallTable} does, in one short line: for who types, and for the reference. */
public final class CallWords {
    private static final Map<String, String> WORDS = new Rows()
            .row("socket", "makes a socket, connected to nobody")
            .row("socketpair", "makes two sockets, each the other's peer")
            .row("bind", "gives the socket a name")
            .row("connect", "connects to the socket of that name")
            .row("listen", "makes it a listener: clients may connect")
            .row("accept", "takes a client that waits: a new socket")
            .row("accept4", "accept, with SOCK_NONBLOCK, SOCK_CLOEXEC")
            .row("shutdown", "ends reading, writing or both")
            .row("getsockname", "its own name")
            .row("getpeername", "the name of its peer")
            .row("getsockopt", "reads an option of level SOL_SOCKET")
            .row("setsockopt", "sets an option of level SOL_SOCKET")
            .row("send", "sends bytes to the peer")
            .row("sendto", "sends bytes to the socket of that name")
            .row("write", "writes bytes: a file, a pipe, a socket")
            .row("recv", "takes up to N bytes that came")
            .row("recvfrom", "recv, and the name of who sent")
            .row("read", "reads up to N bytes")
            .row("sendmsg", "sends bytes with control messages")
            .row("recvmsg", "takes bytes with their control messages")
            .row("ioctl", "SIOCINQ, SIOCOUTQ: how much waits")
            .row("fcntl", "flags, locks, seals, a duplicate")
            .row("open", "opens a file of the lab's folder")
            .row("openat", "opens a file, seen from a directory")
            .row("openat2", "openat with bounds: RESOLVE_BENEATH")
            .row("dup", "one more descriptor of the open file")
            .row("dup2", "dup to number N; what N was is closed")
            .row("dup3", "dup2, with O_CLOEXEC")
            .row("close", "gives the descriptor back")
            .row("lseek", "moves the offset of the open file")
            .row("ftruncate", "makes the file LEN bytes long")
            .row("fstat", "size, type, mode and inode of the file")
            .row("flock", "locks the open file, or lets it go")
            .row("pipe", "makes a pipe: reading end, writing end")
            .row("pipe2", "pipe, with O_NONBLOCK, O_CLOEXEC")
            .row("eventfd", "makes a counter that can be waited for")
            .row("memfd_create", "makes a file in memory, without a path")
            .row("mmap", "maps the file into memory")
            .row("munmap", "takes a mapping away")
            .row("peek", "looks into a mapping; no system call")
            .row("poke", "writes into a mapping; no system call")
            .row("poll", "waits for one descriptor, at most MS ms")
            .row("epoll_create1", "makes a list of what to wait for")
            .row("epoll_ctl", "puts it on the list, or takes it off")
            .row("epoll_wait", "waits for the list, at most MS ms")
            .row("pidfd_open", "makes a descriptor for the process")
            .row("pidfd_getfd", "duplicates descriptor N of the process")
            .row("pidfd_send_signal", "sends the pidfd's process a signal")
            .row("kill", "sends the process a signal")
            .row("exit", "ends the actor with status N")
            .row("execve", "a fresh program in the same process")
            .row("spawn", "fork and exec: a new actor")
            .row("program", "starts the program that is checked")
            .row("setrlimit", "sets the soft limit of a resource")
            .row("setresuid", "becomes another user")
            .row("chroot", "takes another root directory")
            .row("chdir", "takes another current directory")
            .row("umask", "says which bits new files' modes lack")
            .row("signal", "ignores a signal, or takes that back")
            .row("unlink", "removes a name")
            .row("rename", "gives a file another name")
            .row("link", "gives a file one more name")
            .row("symlink", "makes a name that leads to TARGET")
            .row("mkdir", "makes a directory")
            .row("mkfifo", "makes a pipe with a name")
            .row("chmod", "changes the mode of a file")
            .row("fchmod", "changes the mode of an open file")
            .row("syscall", "any call that takes numbers alone")
            .row("same_file", "do both lead to one open file? kcmp(2)")
            .row("number", "the number of the descriptor")
            .row("inode", "st_ino of what it leads to")
            .row("closed", "has the actor no such descriptor?")
            .row("cloexec", "is the descriptor close-on-exec?")
            .row("flags", "status flags of the open file")
            .row("offset", "offset of the open file")
            .row("in_flight", "descriptors that wait in its queue")
            .row("queued", "bytes, or clients, that wait for it")
            .row("unsent", "memory charged for what nobody has read")
            .row("peer", "inode of the peer; 0: none")
            .row("target", "what /proc/PID/fd/N points to")
            .row("state", "\"connected\", \"unconnected\", \"listening\"")
            .row("listed", "is there a row with that inode?")
            .row("owners", "the actors that have it open")
            .row("exists", "is there such a name in the folder?")
            .row("alive", "does the actor live?")
            .row("pid", "its process id")
            .row("uid", "its user id")
            .row("open_fds", "how many descriptors it has")
            .row("blocked", "is it still inside a started call?")
            .row("wchan", "the kernel function it sleeps in")
            .row("copies", "descriptors of the actor to FD's file")
            .row("stdout", "what the checked program has written")
            .row("stderr", "what the checked program has complained")
            .row("symbol", "has this kernel a symbol of that name?")
            .row("sysctl", "a number of /proc/sys")
            .row("len", "how many elements or bytes it has")
            .row("rate", "MiB a second of a repeat")
            .row("u8", "the number as 1 byte")
            .row("u16", "the number as 2 bytes, native order")
            .row("u32", "the number as 4 bytes, native order")
            .row("u64", "the number as 8 bytes, native order")
            .row("decimal", "the number as text")
            .row("slice", "the bytes from FROM to before TO")
            .row("fd", "the descriptor that has number N")
            .row("copy", "its own descriptor of the same open file")
            .row("CMSG_SPACE", "room for a message of so many bytes")
            .row("CMSG_LEN", "cmsg_len of a message of so many bytes")
            .words;

    private CallWords() {}

    /** By their names, calls first. */
    public static Map<String, String> all() {
        return WORDS;
    }

    /** "" of what is no call and no function. */
    static String of(String name) {
        return WORDS.getOrDefault(name, "");
    }

    private static final class Rows {
        private final Map<String, String> rows = new LinkedHashMap<>();
        private final Map<String, String> words = Collections.unmodifiableMap(rows);

        Rows row(String name, String line) {
            rows.put(name, line);
            return this;
        }
    }
}
