package fdscope.observe.parse;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A value as strace writes it: a number, a constant, a string, {@code [a, b]} or {@code {name=value, …}}.
 *
 * @param name what stands before {@code =}; empty in a list
 * @param text the value as it stands, one character a byte
 * @param members of a structure or an array; empty for anything else
 */
record StraceValue(Kind kind, String name, String text, List<StraceValue> members) {
    enum Kind {
        ATOM,
        ARRAY,
        STRUCT
    }

    StraceValue {
        members = List.copyOf(members);
    }

    static StraceValue atom(String text) {
        return new StraceValue(Kind.ATOM, "", text, List.of());
    }

    Optional<StraceValue> member(String wanted) {
        return members.stream().filter(m -> m.name.equals(wanted)).findFirst();
    }

    boolean isStruct() {
        return kind == Kind.STRUCT;
    }

    boolean isArray() {
        return kind == Kind.ARRAY;
    }

    /** strace was told to leave something out, or to print only so much. */
    boolean isElision() {
        return kind == Kind.ATOM && text.equals("...");
    }

    /** As it stands, escaped. */
    String raw() {
        return printable(text);
    }

    /** Control characters become escapes; the backslashes are strace's own escapes and stay. */
    static String printable(String latin) {
        return Arrays.stream(latin.split("\\\\", -1))
                .map(part -> Printable.of(Bytes.of(part.getBytes(StandardCharsets.ISO_8859_1))))
                .collect(Collectors.joining("\\"));
    }
}
