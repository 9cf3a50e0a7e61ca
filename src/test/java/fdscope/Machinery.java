package fdscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** What is more than values in and values out, as precise lists. */
final class Machinery {
    private Machinery() {}

    /** {@code java.io} that reaches nothing by itself: bytes and text in memory, and reading a stream that was given. */
    private static final Set<String> IO_IN_MEMORY = Set.of(
            "java.io.Serializable",
            "java.io.IOException",
            "java.io.UncheckedIOException",
            "java.io.ByteArrayInputStream",
            "java.io.ByteArrayOutputStream",
            "java.io.StringReader",
            "java.io.StringWriter",
            "java.io.PrintWriter",
            "java.io.Reader",
            "java.io.Writer",
            "java.io.InputStream",
            "java.io.InputStreamReader",
            "java.io.BufferedReader");

    private static final Set<String> CLASSES = Set.of(
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.ProcessHandle",
            "java.lang.Runtime",
            "java.util.Timer",
            "java.util.Scanner",
            "java.time.Clock");

    private static final Set<String> SYSTEM = Set.of(
            "out",
            "err",
            "in",
            "console",
            "currentTimeMillis",
            "nanoTime",
            "getenv",
            "getProperty",
            "getProperties",
            "setProperty",
            "exit",
            "load",
            "loadLibrary");

    private static final Set<String> CHANCE =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");

    /** Files, processes, threads, network: as a type. {@code File.separator} counts; it is another machine's. */
    static final DescribedPredicate<JavaClass> FILES_PROCESSES_THREADS = resideInAnyPackage(
                    "java.nio.file..", "java.nio.channels..", "java.net..", "java.util.concurrent..")
            .or(DescribedPredicate.describe(
                    "java.io that opens something",
                    type -> type.getPackageName().equals("java.io") && !IO_IN_MEMORY.contains(type.getName())))
            .or(DescribedPredicate.describe("a thread, a process or a clock", type -> CLASSES.contains(type.getName())))
            .as("files, processes, threads, network");

    /** Clocks, standard streams, environment: members of types that are harmless otherwise. */
    static final DescribedPredicate<JavaAccess<?>> CLOCKS_STREAMS_ENVIRONMENT =
            DescribedPredicate.describe("clocks, standard streams, environment", access -> {
                String owner = access.getTargetOwner().getName();
                return owner.equals("java.lang.System") && SYSTEM.contains(access.getName())
                        || owner.startsWith("java.time.") && access.getName().equals("now");
            });

    static final DescribedPredicate<JavaAccess<?>> CHANCE_ITSELF = DescribedPredicate.describe("chance", access -> {
        String owner = access.getTargetOwner().getName();
        return CHANCE.contains(owner)
                || owner.equals("java.lang.Math") && access.getName().equals("random")
                || owner.equals("java.util.UUID") && access.getName().equals("randomUUID");
    });
}
