package fdscope.lesson;

import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes.Edge;
import fdscope.lesson.KernelNotes.Linkage;
import fdscope.lesson.KernelNotes.Note;
import fdscope.observe.KernelSymbols;
import java.util.List;
import java.util.Optional;

/**
 * Which functions of the map the running kernel has, by their symbols. A version number decides nothing here: kernels are
 * patched with what came later.
 */
public record KernelPresence(KernelMap map, KernelNotes notes, KernelSymbols symbols) {
    public enum Status {
        PRESENT("present"),
        /** Inlined, or not in this kernel. */
        NO_SYMBOL("no-symbol"),
        MODULE_NOT_LOADED("module-not-loaded"),
        /** The kernel's symbols cannot be read. */
        UNKNOWN("unknown");

        private final String word;

        Status(String word) {
            this.word = word;
        }

        /** As it is printed: {@code no-symbol}. */
        public String word() {
            return word;
        }
    }

    public Status status(KernelFunction function) {
        return switch (symbols.status(function.name())) {
            case PRESENT -> Status.PRESENT;
            case UNKNOWN -> Status.UNKNOWN;
            case NO_SYMBOL -> absent(function).isPresent() ? Status.MODULE_NOT_LOADED : Status.NO_SYMBOL;
        };
    }

    /** Modules of the map of which no function has a symbol: neither loaded nor built in. */
    public List<String> absentModules() {
        return map.functions().stream()
                .flatMap(function -> absent(function).stream())
                .distinct()
                .toList();
    }

    private Optional<String> absent(KernelFunction function) {
        if (symbols.unknown().isPresent()) {
            return Optional.empty();
        }
        return notes.module(function)
                .filter(module -> map.functions().stream()
                        .filter(other -> notes.module(other).equals(Optional.of(module)))
                        .noneMatch(other -> symbols.found().containsKey(other.name())));
    }

    /** One sentence, without its full stop: where the symbol is, or which reason for its absence is likelier, and why. */
    public String note(KernelFunction function) {
        return switch (status(function)) {
            case PRESENT -> present(function);
            case UNKNOWN -> symbols.unknown().orElse("/proc/kallsyms tells nothing");
            case MODULE_NOT_LOADED ->
                "it belongs to the module " + absent(function).orElse("")
                        + ", of which no function has a symbol; sock_diag was asked, which would have loaded it";
            case NO_SYMBOL ->
                notes.note(function.name())
                        .map(note -> noSymbol(function, note))
                        .orElse("inlined, or not in this kernel; which is likelier is not known");
        };
    }

    private String present(KernelFunction function) {
        List<KernelSymbols.Symbol> found = symbols.found().get(function.name());
        StringBuilder text = new StringBuilder("in /proc/kallsyms");
        String between = " as ";
        for (KernelSymbols.Symbol symbol : found) {
            boolean plain = symbol.name().equals(function.name());
            if (plain && symbol.module().isEmpty()) {
                continue;
            }
            text.append(between).append(symbol.name());
            symbol.module().ifPresent(module -> text.append(" of the module ").append(module));
            between = ", ";
        }
        return text.toString();
    }

    private String noSymbol(KernelFunction function, Note note) {
        if (note.linkage() == Linkage.INLINE) {
            return "likelier inlined: it is inline in " + function.file() + ", and leaves no symbol in any kernel";
        }
        Optional<String> heir = note.replaced().filter(this::has);
        if (heir.isPresent()) {
            return "likelier not in this kernel: " + heir.get() + " took its place, and this kernel has that";
        }
        Optional<String> missing = note.witness().filter(other -> !has(other));
        if (missing.isPresent()) {
            return "likelier not in this kernel: " + missing.get() + ", which came with it, has no symbol either";
        }
        String config = note.config()
                .map(option -> "; or this kernel was built without " + option)
                .orElse("");
        if (note.linkage() == Linkage.GLOBAL) {
            return "likelier not in this kernel: a global function keeps its symbol; it exists in: "
                    + function.versions() + config;
        }
        StringBuilder why = new StringBuilder("likelier inlined: it is static in " + function.file());
        if (note.lines() > 0) {
            why.append(", ").append(note.lines()).append(" lines");
        }
        List<String> callers = notes.callers(function.name()).stream()
                .map(Edge::caller)
                .distinct()
                .toList();
        if (callers.size() == 1) {
            why.append(", with one caller in the map, ").append(callers.get(0));
        }
        note.witness().ifPresent(other -> why.append("; ").append(other).append(", which came with it, is here"));
        return why + config;
    }

    private boolean has(String function) {
        return symbols.found().containsKey(function);
    }
}
