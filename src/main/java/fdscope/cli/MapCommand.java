package fdscope.cli;

import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.observe.KernelSymbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope map}: the functions of the kernel that do the work. */
@Command(name = "map", description = "Say which kernel functions do the work, and which of them this kernel has.")
final class MapCommand implements Callable<Integer> {
    private static final String DIAG = "net/unix/diag.c";

    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "One function.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        KernelMap map = fdscope.course().course().map();
        List<KernelFunction> functions = map.functions();
        if (name.isPresent()) {
            functions = List.of(map.function(name.get())
                    .orElseThrow(() -> new WrongUse(name.get()
                            + ": not in the kernel map, expected the name of one of its functions (fdscope map)")));
        }
        KernelSymbols symbols = fdscope.surroundings()
                .powers()
                .symbols(functions.stream().map(KernelFunction::name).collect(Collectors.toSet()));
        TextOut out = fdscope.surroundings().out();
        if (json) {
            out.json(new JsonText()
                    .array(functions.stream()
                            .map(function -> fields(map, function, symbols))
                            .toList()));
        } else if (name.isPresent()) {
            one(out, map, functions.get(0), symbols);
        } else {
            all(out, map, symbols);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static String status(KernelFunction function, KernelSymbols symbols) {
        return switch (symbols.status(function.name())) {
            case PRESENT -> "present";
            case UNKNOWN -> "unknown";
            case NO_SYMBOL -> function.file().equals(DIAG) ? "module-not-loaded" : "no-symbol";
        };
    }

    private static String note(KernelFunction function, KernelSymbols symbols) {
        return switch (status(function, symbols)) {
            case "present" -> "in /proc/kallsyms of this kernel";
            case "unknown" -> symbols.unknown().orElse("/proc/kallsyms tells nothing");
            case "module-not-loaded" -> "the module unix_diag is not loaded, or this function is inlined";
            default -> "inlined, or not in this kernel; it exists in: " + function.versions();
        };
    }

    private static Map<String, Object> fields(KernelMap map, KernelFunction function, KernelSymbols symbols) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", function.name());
        fields.put("file", function.file());
        fields.put("phase", function.phase());
        fields.put("journeys", map.journeysOf(function.name()));
        fields.put("status", status(function, symbols));
        fields.put("note", note(function, symbols));
        fields.put("role", function.role());
        fields.put("versions", function.versions());
        fields.put("notes", function.notes().orElse(null));
        fields.put("seen", function.seen());
        return fields;
    }

    private static void all(TextOut out, KernelMap map, KernelSymbols symbols) {
        for (KernelMap.Phase phase : map.phases()) {
            out.line(phase.title());
            map.functions().stream()
                    .filter(function -> function.phase().equals(phase.id()))
                    .forEach(function -> out.line(String.format(
                            "  %-28s %-24s %s", function.name(), function.file(), status(function, symbols))));
            out.line("");
        }
        symbols.unknown().ifPresent(out::line);
    }

    private static void one(TextOut out, KernelMap map, KernelFunction function, KernelSymbols symbols) {
        out.line(function.name() + ", " + function.file());
        Wrap.of(function.role(), 76).forEach(out::line);
        Wrap.of("Kernels: " + function.versions(), 76).forEach(out::line);
        function.notes().ifPresent(notes -> Wrap.of(notes, 76).forEach(out::line));
        Wrap.of("Here: " + status(function, symbols) + ", " + note(function, symbols), 76)
                .forEach(out::line);
        String journeys = String.join(", ", map.journeysOf(function.name()));
        if (!journeys.isEmpty()) {
            Wrap.of("Journeys: " + journeys, 76).forEach(out::line);
        }
    }
}
