package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What keeps a lab harmless: no_new_privs, and where the kernel has it a Landlock domain in which only the lab's folder
 * can be changed (landlock(7)). Reading, and connecting by a pathname, stay as they are; from ABI 4 on there is no TCP,
 * from ABI 6 on signals and abstract names reach the actors of this lab alone. All holds for the calling thread and all
 * it starts. Landlock does not know chmod(2): see {@link LabBounds}.
 *
 * <p>The last actor has to clear away when the runner was killed: so what is in the session folder may be removed, and
 * empty folders where the lab's folder and the session's stand.
 */
final class Confinement {
    private static final int PR_SET_NO_NEW_PRIVS = 38;
    private static final int O_PATH_CLOEXEC = 010000000 | 02000000;
    private static final int RULE_PATH_BENEATH = 1;
    private static final long VERSION = 1;
    private static final long WRITE_FILE = 1 << 1;
    private static final long REMOVE_DIR = 1 << 4;
    private static final long REMOVE_FILE = 1 << 5;
    /** REMOVE_DIR, REMOVE_FILE and MAKE_CHAR to MAKE_SYM. */
    private static final long REMOVE_AND_MAKE = 0x1ff0;

    /** The first ABI that knows TCP. */
    private static final long NET = 4;

    /** LANDLOCK_ACCESS_NET_BIND_TCP and CONNECT_TCP. */
    private static final long TCP = 3;

    /** The first ABI with scopes. */
    private static final long SCOPES = 6;

    /** LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET and LANDLOCK_SCOPE_SIGNAL. */
    private static final long ABSTRACT_SOCKETS_AND_SIGNALS = 3;

    /** The devices that take everything and change by nothing. */
    private static final List<String> BOTTOMLESS = List.of("/dev/null", "/dev/zero", "/dev/full");

    private static final long REFER = 1 << 13;
    private static final long TRUNCATE = 1 << 14;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;

    private final Syscalls calls;

    Confinement(Syscalls calls) {
        this.calls = calls;
    }

    /** For the calling thread, for ever. Without Landlock in the kernel the rest still holds. */
    void apply(SessionFolder session, LabFolder lab) throws ErrnoException {
        calls.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        long abi = abi();
        if (abi < 1) {
            return;
        }
        long handled = WRITE_FILE | REMOVE_AND_MAKE | (abi >= 2 ? REFER : 0) | (abi >= 3 ? TRUNCATE : 0);
        long memory = calls.mmap(Fd.borrowed(-1), 4096, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, 0);
        try {
            Bytes attributes = ruleset(handled, abi);
            calls.poke(memory, attributes);
            long number = calls.syscall("landlock_create_ruleset", memory, attributes.length(), 0);
            try (Fd ruleset = Fd.owned(calls, (int) number)) {
                allow(ruleset, memory, handled, lab.path());
                allow(ruleset, memory, REMOVE_DIR, lab.parent());
                allow(ruleset, memory, REMOVE_DIR | REMOVE_FILE, Path.of(session.path()));
                allow(ruleset, memory, REMOVE_DIR, session.base());
                for (String device : BOTTOMLESS) {
                    if (Files.exists(Path.of(device))) {
                        allow(ruleset, memory, WRITE_FILE, Path.of(device));
                    }
                }
                // unshare(1), which becomes an actor, writes its map of users there.
                allow(ruleset, memory, WRITE_FILE, Path.of("/proc"));
                calls.syscall("landlock_restrict_self", ruleset.number(), 0);
            }
        } finally {
            calls.munmap(memory, 4096);
        }
    }

    private long abi() {
        try {
            return calls.syscall("landlock_create_ruleset", 0, 0, VERSION);
        } catch (ErrnoException e) {
            return 0; // ENOSYS: not built in; EOPNOTSUPP: switched off
        }
    }

    private void allow(Fd ruleset, long memory, long access, Path folder) throws ErrnoException {
        try (Fd place = calls.open(Bytes.utf8(folder.toString()), O_PATH_CLOEXEC, 0)) {
            calls.poke(memory, beneath(access, place));
            calls.syscall("landlock_add_rule", ruleset.number(), RULE_PATH_BENEATH, memory, 0);
        }
    }

    /** struct landlock_ruleset_attr: 8 bytes in ABI 1, 16 with TCP, 24 with scopes. */
    private static Bytes ruleset(long handled, long abi) {
        ByteBuffer out = ByteBuffer.allocate(abi >= SCOPES ? 24 : abi >= NET ? 16 : 8)
                .order(ByteOrder.nativeOrder())
                .putLong(handled);
        if (abi >= NET) {
            out.putLong(TCP);
        }
        if (abi >= SCOPES) {
            out.putLong(ABSTRACT_SOCKETS_AND_SIGNALS);
        }
        return Bytes.of(out.array());
    }

    /** struct landlock_path_beneath_attr: 12 bytes, packed. */
    private static Bytes beneath(long access, Fd parent) {
        ByteBuffer out = ByteBuffer.allocate(12).order(ByteOrder.nativeOrder());
        return Bytes.of(out.putLong(access).putInt(parent.number()).array());
    }
}
