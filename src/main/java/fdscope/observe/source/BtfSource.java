package fdscope.observe.source;

import fdscope.kernel.Printable;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.NearNames;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeNames;
import fdscope.observe.TypeQuestion;
import fdscope.observe.parse.BtfReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds types and functions in the BTF of the running kernel, {@code /sys/kernel/btf/vmlinux}, and if they are not there in
 * that of its modules beside it. vmlinux is read once, when it is first needed, and then kept: some megabytes; a module is
 * read anew each time. Can be used by several threads.
 */
public final class BtfSource {
    private static final Path FOLDER = Path.of("/sys/kernel/btf");
    private static final String KERNEL = "vmlinux";
    /** The kernel gives one page a read; up to this size the JVM reads without taking memory of its own. */
    private static final int PAGE = 8192;

    private static final int LARGEST = 1 << 28;

    private final Path folder;
    private Optional<BtfReader> kernel = Optional.empty();

    public BtfSource() {
        this(FOLDER);
    }

    /** @param folder with files as {@code /sys/kernel/btf} has them */
    public BtfSource(Path folder) {
        this.folder = folder;
    }

    /** All that bears the name; {@code unknown} begins with the file that could not be read. */
    public TypeLayouts find(TypeQuestion question) {
        BtfReader base;
        try {
            base = kernel();
        } catch (IOException e) {
            return TypeLayouts.unknown(why(folder.resolve(KERNEL), e));
        }
        TypeLayouts answer = base.find(question);
        if (answer.unknown().isPresent()) {
            return TypeLayouts.unknown(
                    folder.resolve(KERNEL) + ": " + answer.unknown().get());
        }
        return answer.isEmpty() ? inModules(question, base, answer) : answer;
    }

    /**
     * Prototypes of those of the functions that the kernel has, or one of its modules. A module that cannot be read counts
     * as one that has none of them.
     */
    public TypeLayouts functions(Set<String> names) {
        BtfReader base;
        try {
            base = kernel();
        } catch (IOException e) {
            return TypeLayouts.unknown(why(folder.resolve(KERNEL), e));
        }
        TypeLayouts answer = base.functions(names);
        if (answer.unknown().isPresent()) {
            return TypeLayouts.unknown(
                    folder.resolve(KERNEL) + ": " + answer.unknown().get());
        }
        List<FunctionPrototype> found = new ArrayList<>(answer.functions());
        Set<String> missing = new HashSet<>(names);
        found.forEach(function -> missing.remove(function.name()));
        for (Path file : missing.isEmpty() ? List.<Path>of() : modules()) {
            try {
                found.addAll(base.module(file.getFileName().toString(), read(file))
                        .functions(missing)
                        .functions());
            } catch (IOException e) {
                continue;
            }
        }
        return new TypeLayouts(List.of(), found, List.of(), Optional.empty(), Optional.empty());
    }

    /** The names of all structures and unions, those of the modules too; a module that cannot be read is left out. */
    public TypeNames names() {
        try {
            BtfReader base = kernel();
            if (base.fault().isPresent()) {
                return TypeNames.unknown(
                        folder.resolve(KERNEL) + ": " + base.fault().get());
            }
            SortedMap<String, TypeNames.TypeName> all =
                    new TreeMap<>(Comparator.comparing((String key) -> key.toLowerCase(Locale.ROOT))
                            .thenComparing(Comparator.naturalOrder()));
            base.names().forEach(name -> all.putIfAbsent(key(name), name));
            for (Path file : modules()) {
                modules(base, file).forEach(name -> all.putIfAbsent(key(name), name));
            }
            return new TypeNames(List.copyOf(all.values()), Optional.empty());
        } catch (IOException e) {
            return TypeNames.unknown(why(folder.resolve(KERNEL), e));
        }
    }

    private static List<TypeNames.TypeName> modules(BtfReader base, Path file) {
        try {
            return base.module(file.getFileName().toString(), read(file)).names();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** One name can be a struct's and a union's. */
    private static String key(TypeNames.TypeName name) {
        return name.name() + " " + name.kind().word();
    }

    private TypeLayouts inModules(TypeQuestion question, BtfReader base, TypeLayouts answer) {
        Optional<String> remark = answer.remark();
        NearNames near = new NearNames(question.name().getBytes(StandardCharsets.UTF_8));
        if (remark.isEmpty()) {
            base.offer(near);
        }
        for (Path file : modules()) {
            String name = file.getFileName().toString();
            try {
                BtfReader module = base.module(name, read(file));
                TypeLayouts found = module.find(question);
                if (!found.isEmpty()) {
                    return found;
                }
                module.offer(near);
                if (remark.isEmpty()) {
                    remark = found.unknown().isPresent()
                            ? Optional.of("may be in the module " + Printable.of(name) + ", which cannot be read: "
                                    + found.unknown().get())
                            : found.remark();
                }
            } catch (IOException e) {
                remark = remark.isPresent() ? remark : Optional.of("may be in a module: " + ProcFile.why(file, e));
            }
        }
        return TypeLayouts.nothing(remark.isPresent() ? List.of() : texts(near), remark);
    }

    private static List<String> texts(NearNames near) {
        List<String> texts = new ArrayList<>();
        for (byte[] name : near.nearest()) {
            texts.add(Printable.of(new String(name, StandardCharsets.UTF_8)));
        }
        return texts;
    }

    private List<Path> modules() {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                if (!file.getFileName().toString().equals(KERNEL)) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            return List.of();
        }
        Collections.sort(files);
        return files;
    }

    private synchronized BtfReader kernel() throws IOException {
        if (kernel.isEmpty()) {
            kernel = Optional.of(BtfReader.of(read(folder.resolve(KERNEL))));
        }
        return kernel.get();
    }

    private static ByteBuffer read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST) {
            throw new IOException("it has " + size + " bytes, expected at most " + LARGEST);
        }
        byte[] bytes = new byte[(int) size + 1];
        int length = 0;
        try (InputStream in = new FileInputStream(file.toFile())) {
            int n = in.read(bytes, length, Math.min(PAGE, bytes.length - length));
            while (n > 0 && length + n < LARGEST) {
                length += n;
                bytes = length < bytes.length ? bytes : Arrays.copyOf(bytes, 2 * length);
                n = in.read(bytes, length, Math.min(PAGE, bytes.length - length));
            }
        }
        return ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.nativeOrder());
    }

    private static String why(Path file, IOException e) {
        return e instanceof NoSuchFileException
                ? file
                        + ": there is no such file: this kernel was built without BTF (CONFIG_DEBUG_INFO_BTF), or /sys is"
                        + " not to be seen here"
                : ProcFile.why(file, e);
    }
}
