package fdscope.kernel;

import java.util.Optional;

/** The processor architectures on which fdscope knows the layouts and numbers of Linux; all 64-bit, little-endian. */
public enum Architecture {
    X86_64,
    AARCH64,
    RISCV64;

    /** Reads the value of {@code os.arch}, which differs from one JDK to the next. */
    public static Optional<Architecture> ofJvm(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64" -> Optional.of(X86_64);
            case "aarch64", "arm64" -> Optional.of(AARCH64);
            case "riscv64" -> Optional.of(RISCV64);
            default -> Optional.empty();
        };
    }

    /** The one this JVM runs on; empty where fdscope has no numbers for it. */
    public static Optional<Architecture> here() {
        return ofJvm(System.getProperty("os.arch", ""));
    }
}
