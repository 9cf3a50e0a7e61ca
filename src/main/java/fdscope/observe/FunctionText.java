package fdscope.observe;

import java.util.List;
import java.util.Optional;

/**
 * The definition of a function in a kernel tree.
 *
 * @param file in the tree: {@code net/unix/af_unix.c}
 * @param line its first, from 1, with the type that it returns
 * @param end its last
 * @param macro that makes it: {@code SYSCALL_DEFINE3}, {@code #define}; empty for a plain function
 * @param isStatic seen by its own file alone
 * @param isInline the compiler is asked to inline it
 * @param condition the preprocessor's, under which it is compiled: {@code CONFIG_AF_UNIX_OOB}
 * @param text its lines as they stand there: outside text, to be escaped
 */
public record FunctionText(
        String file,
        int line,
        int end,
        Optional<String> macro,
        boolean isStatic,
        boolean isInline,
        Optional<String> condition,
        List<String> text) {
    public FunctionText {
        text = List.copyOf(text);
    }

    /** {@code net/unix/af_unix.c:2388}. */
    public String place() {
        return file + ":" + line;
    }

    /** What it is, and where: {@code static in net/unix/af_unix.c:2388}. */
    public String words() {
        String kind = isStatic && isInline ? "static inline" : isStatic ? "static" : isInline ? "inline" : "global";
        return macro.map(name -> "made by " + name).orElse(kind) + " in " + place()
                + condition.map(text -> " (" + text + ")").orElse("");
    }
}
