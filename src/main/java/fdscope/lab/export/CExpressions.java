package fdscope.lab.export;

import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.Printable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Expressions in C. */
final class CExpressions extends Expressions {
    /** Younger than the headers of some machines. */
    private static final Set<String> YOUNG = Set.of(
            "SO_PASSPIDFD",
            "SO_PEERPIDFD",
            "SO_PASSRIGHTS",
            "SO_INQ",
            "SCM_PIDFD",
            "F_SEAL_FUTURE_WRITE",
            "F_SEAL_EXEC",
            "MFD_NOEXEC_SEAL",
            "MFD_EXEC",
            "SIOCUNIXFILE");

    CExpressions(Draft draft) {
        super(draft);
    }

    /** A string literal of C; bytes that are no printable ASCII as three octal digits, which no digit can follow wrongly. */
    static String quoted(Bytes bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (byte b : bytes.toArray()) {
            switch (b) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '?' -> text.append("\\?");
                default ->
                    text.append(b >= ' ' && b < 127 ? Character.toString((char) b) : String.format("\\%03o", b & 0xff));
            }
        }
        return text.append('"').toString();
    }

    /** Of a text, in UTF-8 as it is, without control characters. */
    static String quoted(String text) {
        return "\""
                + Printable.line(text)
                        .replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("?", "\\?") + "\"";
    }

    @Override
    String literal(Bytes bytes) {
        draft.need("bytes");
        return "B(" + quoted(bytes) + ")";
    }

    @Override
    String join(String left, String right) {
        draft.need("join");
        return "join(" + left + ", " + right + ")";
    }

    @Override
    String times(String bytes, String count) {
        draft.need("times");
        return "times(" + bytes + ", " + count + ")";
    }

    @Override
    String function(String name, List<String> arguments) {
        return name + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    String constant(String name) throws NotExportable {
        if (YOUNG.contains(name)) {
            draft.defined.add("#ifndef " + name + "\n#define " + name + " "
                    + Constants.here().number(name).orElseThrow(() -> new NotExportable(name + " has no number here"))
                    + "\n#endif");
        }
        headers(name).forEach(header -> draft.defined.add("#include <" + header + ">"));
        return name;
    }

    private static List<String> headers(String name) {
        if (name.startsWith("O_") || name.startsWith("F_") || name.startsWith("AT_") || name.equals("FD_CLOEXEC")) {
            return List.of("fcntl.h");
        } else if (name.startsWith("POLL")) {
            return List.of("poll.h");
        } else if (name.startsWith("EPOLL")) {
            return List.of("sys/epoll.h");
        } else if (name.startsWith("LOCK_")) {
            return List.of("sys/file.h");
        } else if (name.startsWith("S_IF")) {
            return List.of("sys/stat.h");
        } else if (name.startsWith("RESOLVE_")) {
            return List.of("linux/openat2.h");
        } else if (name.startsWith("EFD_")) {
            return List.of("sys/eventfd.h");
        } else if (name.startsWith("SIOC")) {
            return List.of("linux/sockios.h");
        }
        return List.of();
    }

    @Override
    String actor(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    String kept(String actor, String name) throws NotExportable {
        if (actor.isEmpty() && name.equals("run")) {
            draft.need("run");
            return "run()";
        }
        if (actor.isEmpty() && draft.isPure(name)) {
            return "the_" + name;
        }
        return "v->" + (actor.isEmpty() ? "lab" : actor) + "_" + name;
    }

    @Override
    String field(String place, String field, Shape shape) {
        if (shape == Shape.BYTES) {
            draft.need(field);
            return field + "(&" + place + ")";
        }
        return place + "." + field;
    }

    @Override
    String element(String place, String index) {
        draft.need("element");
        return "element(" + place + ".fds, " + place + ".nfds, " + index + ")";
    }

    @Override
    String elements(String place) {
        return place + ".nfds";
    }

    @Override
    String equal(String left, String right, boolean same) {
        draft.need("equal");
        return (same ? "" : "!") + "equal(" + left + ", " + right + ")";
    }

    @Override
    String set(List<String> actors) {
        return actors.isEmpty()
                ? "0"
                : "(" + actors.stream().map(actor -> "1 << " + actor).collect(Collectors.joining(" | ")) + ")";
    }

    @Override
    String not(String condition) {
        return "!(" + condition + ")";
    }

    @Override
    String length(String bytes) {
        return "(long)" + bytes + ".n";
    }

    @Override
    String controlSize(String name, String bytes) {
        return "(long)" + name + "(" + bytes + ")";
    }
}
