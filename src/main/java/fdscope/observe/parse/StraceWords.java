package fdscope.observe.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is known of calls and constants, from strace-calls.txt and strace-words.txt beside this class. */
final class StraceWords {
    private static final StraceWords TABLE = new StraceWords();

    private final Map<String, Call> calls = new HashMap<>();
    private final Map<String, Word> words = new HashMap<>();
    private Call last;

    /**
     * A system call.
     *
     * @param gives what it returns when it succeeds
     */
    record Call(String name, String link, String meaning, String gives, List<Parameter> parameters) {
        static final Call UNKNOWN = new Call(
                "?", "man:syscalls(2)", "A call that this program has no words for.", "What the call gave.", List.of());

        /** The parameter at this place; a nameless one where the table has none. */
        Parameter parameter(int index) {
            return index >= 0 && index < parameters.size()
                    ? parameters.get(index)
                    : new Parameter(
                            "argument " + (index + 1),
                            Kind.UNKNOWN,
                            "",
                            "An argument that this program has no words for.");
        }

        /** How many arguments it has at least; the last may be left out. */
        int size() {
            return parameters.size();
        }
    }

    /** @param struct the member it comes from or fills; empty where there is none */
    record Parameter(String name, Kind kind, String struct, String meaning) {}

    /** A constant. */
    record Word(String link, String meaning) {}

    enum Kind {
        DESCRIPTOR,
        CONSTANTS,
        ADDRESS,
        MESSAGE,
        MESSAGES,
        BYTES,
        DESCRIPTORS,
        VALUE,
        NUMBER,
        UNKNOWN
    }

    private StraceWords() {
        lines("strace-calls.txt").forEach(this::call);
        lines("strace-words.txt").forEach(line -> {
            String[] parts = line.split(" ", 3);
            words.put(parts[0], new Word(parts[1], parts[2]));
        });
    }

    static Optional<Call> call(String name, boolean mayBeAny) {
        Call call = TABLE.calls.get(name);
        return Optional.ofNullable(call == null && mayBeAny ? Call.UNKNOWN : call);
    }

    /**  constant a name, or a number with a comment, {@code 0x4c /* SO_??? *}{@code /} */
    static Optional<Word> word(String constant) {
        int comment = constant.indexOf(" /* ");
        int open = constant.indexOf("??? */");
        boolean numbered = comment > 0 && open > comment;
        return Optional.ofNullable(TABLE.words.get(
                numbered ? constant.substring(comment + 4, open) + constant.substring(0, comment) : constant));
    }

    static Iterable<Call> all() {
        return TABLE.calls.values();
    }

    static Iterable<Word> allWords() {
        return TABLE.words.values();
    }

    private static List<String> lines(String name) {
        try (InputStream in = StraceWords.class.getResourceAsStream(name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void call(String line) {
        String[] parts = line.split(" ", 4);
        if (parts[0].equals("call")) {
            last = new Call(parts[1], parts[2], parts[3], "", List.of());
        } else if (parts[0].equals("gives")) {
            String gives = line.substring("gives ".length());
            last = new Call(last.name(), last.link(), last.meaning(), gives, last.parameters());
        } else {
            String[] rest = parts[3].split(" ", 2);
            List<Parameter> parameters = new ArrayList<>(last.parameters());
            String struct = rest[0].equals("-") ? "" : rest[0].replace('~', ' ');
            parameters.add(new Parameter(parts[1], Kind.valueOf(parts[2].toUpperCase(Locale.ROOT)), struct, rest[1]));
            last = new Call(last.name(), last.link(), last.meaning(), last.gives(), parameters);
        }
        calls.put(last.name(), last);
    }
}
