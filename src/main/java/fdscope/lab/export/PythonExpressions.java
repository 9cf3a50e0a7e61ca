package fdscope.lab.export;

import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.Printable;
import java.util.List;
import java.util.Set;

/** Expressions in Python. */
final class PythonExpressions extends Expressions {
    private static final Set<String> RESERVED = Set.of(
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield",
            "os",
            "socket",
            "signal",
            "errno",
            "select",
            "time",
            "sys",
            "lab");
    /** Named by the kernel, and not by the modules of Python 3.11. */
    private static final Set<String> UNNAMED = Set.of(
            "SO_PASSPIDFD",
            "SO_PEERPIDFD",
            "SO_PASSRIGHTS",
            "SO_INQ",
            "SCM_PIDFD",
            "F_SEAL_FUTURE_WRITE",
            "MFD_NOEXEC_SEAL",
            "MFD_EXEC",
            "SIOCINQ",
            "SIOCOUTQ",
            "SIOCUNIXFILE",
            "EPOLL_CTL_ADD",
            "EPOLL_CTL_DEL",
            "EPOLL_CTL_MOD");

    private static final List<String[]> MODULES = List.of(
            new String[] {"AF_ SOCK_ SOL_ SO_ SCM_ MSG_ SHUT_", "socket"},
            new String[] {"O_ SEEK_ MFD_ EFD_ CLONE_ RESOLVE_", "os"},
            new String[] {"F_ FD_ LOCK_", "fcntl"},
            new String[] {"S_IF", "stat"},
            new String[] {"POLL EPOLL", "select"},
            new String[] {"RLIMIT_", "resource"},
            new String[] {"SIG", "signal"},
            new String[] {"PROT_ MAP_", "mmap"});

    PythonExpressions(Draft draft) {
        super(draft);
    }

    static String quoted(Bytes bytes) {
        StringBuilder text = new StringBuilder("b\"");
        for (byte b : bytes.toArray()) {
            switch (b) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                default ->
                    text.append(
                            b >= ' ' && b < 127 ? Character.toString((char) b) : String.format("\\x%02x", b & 0xff));
            }
        }
        return text.append('"').toString();
    }

    /** Of a text, in UTF-8 as it is, without control characters; in single quotes where it has double ones itself. */
    static String quoted(String text) {
        String safe = Printable.line(text).replace("\\", "\\\\");
        return safe.contains("\"") && !safe.contains("'") ? "'" + safe + "'" : "\"" + safe.replace("\"", "\\\"") + "\"";
    }

    static String name(String name) {
        return RESERVED.contains(name) ? name + "_" : name;
    }

    @Override
    String literal(Bytes bytes) {
        return quoted(bytes);
    }

    @Override
    String join(String left, String right) {
        return left + " + " + right;
    }

    @Override
    String times(String bytes, String count) {
        return bytes + " * " + (count.matches("[\\w.]+") ? count : "(" + count + ")");
    }

    @Override
    String function(String name, List<String> arguments) {
        return (name.equals("slice") ? "part" : name) + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    String constant(String name) throws NotExportable {
        if (errno(new fdscope.lab.script.Expr.Constant(name)).isPresent()) {
            return "errno." + name;
        }
        if (UNNAMED.contains(name) || name.startsWith("RESOLVE_")) {
            draft.defined.add(name + " = "
                    + Constants.here().number(name).orElseThrow(() -> new NotExportable(name + " has no number here")));
            return name;
        }
        for (String[] module : MODULES) {
            for (String prefix : module[0].split(" ")) {
                if (name.startsWith(prefix)) {
                    draft.defined.add("import " + module[1]);
                    return module[1] + "." + name;
                }
            }
        }
        throw new NotExportable(name + " is in no module of Python");
    }

    @Override
    String actor(String name) {
        return name(name);
    }

    @Override
    String kept(String actor, String name) {
        return (actor.isEmpty() ? "lab" : name(actor)) + "." + name(name);
    }

    @Override
    String field(String place, String field, Shape shape) {
        return place + "." + field;
    }

    @Override
    String element(String place, String index) {
        return place + ".fds[" + index + "]";
    }

    @Override
    String elements(String place) {
        return "len(" + place + ".fds)";
    }

    @Override
    String equal(String left, String right, boolean same) {
        return left + (same ? " == " : " != ") + right;
    }

    @Override
    String set(List<String> actors) {
        return actors.isEmpty() ? "set()" : "{" + String.join(", ", actors) + "}";
    }

    @Override
    String not(String condition) {
        return condition.contains(" ") ? "not (" + condition + ")" : "not " + condition;
    }

    @Override
    String length(String bytes) {
        return "len(" + bytes + ")";
    }

    @Override
    String controlSize(String name, String bytes) {
        return "socket." + name + "(" + bytes + ")";
    }
}
