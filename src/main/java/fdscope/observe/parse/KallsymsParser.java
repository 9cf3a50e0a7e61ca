package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.observe.KernelSymbols;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads /proc/kallsyms: address, kind, name, and {@code [module]} behind a tab. Keeps only functions of the
 * wanted names, whatever suffix the compiler gave them ({@code .isra.0}, {@code .constprop.0}, {@code .part.0},
 * {@code .cold}, {@code .llvm.123}).
 */
public final class KallsymsParser {
    private KallsymsParser() {}

    /** Addresses are zero for the unprivileged; names are not. A list without names tells nothing. */
    public static KernelSymbols parse(Bytes text, Set<String> wanted) {
        byte[] bytes = text.toArray();
        Set<Integer> lengths = new HashSet<>();
        wanted.forEach(name -> lengths.add(name.length()));
        Map<String, List<KernelSymbols.Symbol>> found = new HashMap<>();
        boolean any = false;
        int start = 0;
        while (start < bytes.length) {
            int end = Cursor.lineEnd(bytes, start);
            int from = nameFrom(bytes, start, end);
            if (from > 0) {
                any = true;
                int bareEnd = from;
                while (bareEnd < end && bytes[bareEnd] != '.' && bytes[bareEnd] != '\t' && bytes[bareEnd] != ' ') {
                    bareEnd++;
                }
                if (isFunction(bytes[from - 2]) && lengths.contains(bareEnd - from)) {
                    String bare = new String(bytes, from, bareEnd - from, StandardCharsets.ISO_8859_1);
                    if (wanted.contains(bare)) {
                        found.computeIfAbsent(bare, name -> new ArrayList<>()).add(symbol(bytes, from, end));
                    }
                }
            }
            start = end + 1;
        }
        return any
                ? new KernelSymbols(found, Optional.empty())
                : KernelSymbols.unknown("/proc/kallsyms lists no symbol (CONFIG_KALLSYMS, or the kernel hides them)");
    }

    /** Text, by nm(1): data may bear the name of a function elsewhere. */
    private static boolean isFunction(byte kind) {
        return kind == 't' || kind == 'T' || kind == 'w' || kind == 'W';
    }

    private static int nameFrom(byte[] bytes, int start, int end) {
        Cursor at = new Cursor(bytes, start, end);
        return at.hex(1, 16) >= 0 && at.skip(' ') && at.position() + 2 < end && bytes[at.position() + 1] == ' '
                ? at.position() + 2
                : -1;
    }

    private static KernelSymbols.Symbol symbol(byte[] bytes, int from, int end) {
        String rest = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
        int tab = rest.indexOf('\t');
        Optional<String> module = tab < 0
                ? Optional.empty()
                : Optional.of(rest.substring(tab + 1).replace("[", "").replace("]", ""));
        return new KernelSymbols.Symbol((char) bytes[from - 2], tab < 0 ? rest : rest.substring(0, tab), module);
    }
}
