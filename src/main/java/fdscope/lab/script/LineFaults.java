package fdscope.lab.script;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The faults of one line over its variants: the same fault in several variants becomes one sentence. */
final class LineFaults {
    private final List<String> belongs;
    private final Map<String, String> endings = new LinkedHashMap<>();
    private final Map<String, Set<String>> variants = new LinkedHashMap<>();

    /** @param belongs the variants the line runs in */
    LineFaults(List<String> belongs) {
        this.belongs = belongs;
    }

    /** A fault that needs no word on variants. */
    void add(String message) {
        endings.putIfAbsent(message, "");
    }

    /**
     * @param what is wrong; " in variant A" follows it where it is not so in all of them
     * @param expected the rest of the sentence
     */
    void add(String variant, String what, String expected) {
        endings.putIfAbsent(what, expected);
        variants.computeIfAbsent(what, w -> new LinkedHashSet<>()).add(variant);
    }

    void flush(int line, Faults faults) {
        endings.forEach((what, expected) -> faults.add(line, what + where(what) + expected));
    }

    private String where(String what) {
        Set<String> in = variants.getOrDefault(what, Set.of());
        if (in.isEmpty() || in.size() == belongs.size()) {
            return "";
        }
        return (in.size() == 1 ? " in variant " : " in variants ") + String.join(" and ", in);
    }
}
