package fdscope.kernel.jna;

import fdscope.kernel.Architecture;
import fdscope.kernel.Printable;
import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import java.nio.ByteOrder;
import java.util.Optional;

/** The way to {@link Syscalls}: says in one sentence why a machine cannot have them, and opens them where it can. */
public final class NativeDoor {
    private NativeDoor() {}

    /** Why live labs cannot run on this system, without loading anything native; empty where they may. */
    public static Optional<String> unsupported() {
        return unsupported(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN);
    }

    static Optional<String> unsupported(String osName, String osArch, boolean littleEndian) {
        if (osName.equals("Linux") && littleEndian && Architecture.ofJvm(osArch).isPresent()) {
            return Optional.empty();
        }
        if (osName.startsWith("Mac")) {
            return Optional.of(
                    "Live labs need a Linux kernel and macOS has none; run fdscope in a Linux virtual machine"
                            + " (Lima, Colima, Docker Desktop), as docs/elsewhere.md says; the lessons can still be read.");
        }
        return Optional.of("Live labs need a JVM on 64-bit Linux for x86_64, aarch64 or riscv64, and this one is for "
                + Printable.of(osName) + " on " + Printable.of(osArch) + "; the lessons can still be read.");
    }

    /**
     * Loads JNA and binds libc.
     *
     * @throws SyscallsUnavailableException with one sentence for people: what is missing and what to do
     */
    public static Syscalls open() throws SyscallsUnavailableException {
        Optional<String> reason = unsupported();
        if (reason.isPresent()) {
            throw new SyscallsUnavailableException(reason.get());
        }
        try {
            LibC.load();
            return new JnaSyscalls(Architecture.here().orElseThrow());
        } catch (LinkageError e) {
            throw new SyscallsUnavailableException(
                    cannotLoad(String.valueOf(root(e).getMessage()), System.getProperty("jna.boot.library.path")));
        }
    }

    static String cannotLoad(String reason, String folder) {
        String firstLine = reason.lines().findFirst().orElse("no reason given");
        String remedy = folder == null
                ? "give JNA a folder on a file system that is not mounted noexec with -Djna.tmpdir=FOLDER."
                : "see that " + folder + " has libjnidispatch.so for this processor and C library"
                        + " and is not mounted noexec.";
        return "Live labs cannot run because JNA's native library did not load (" + Printable.of(firstLine) + "): "
                + Printable.line(remedy);
    }

    private static Throwable root(Throwable error) {
        Throwable deepest = error;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
