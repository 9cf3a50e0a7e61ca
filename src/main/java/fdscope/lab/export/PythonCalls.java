package fdscope.lab.export;

import fdscope.lab.script.Alt;
import fdscope.lab.script.Expr;
import fdscope.lab.script.Step;
import fdscope.lab.script.Step.Argument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls in Python: those of os and fcntl as they are, the others through a helper of the same name. */
final class PythonCalls {
    private static final Set<String> OF_OS = Set.of("close", "ftruncate", "umask", "kill", "setresuid");
    private static final Set<String> HELPED = Set.of(
            "listen",
            "shutdown",
            "accept",
            "accept4",
            "getsockname",
            "getpeername",
            "setsockopt",
            "recv",
            "recvfrom",
            "read",
            "fstat",
            "munmap",
            "peek",
            "poke",
            "poll",
            "epoll_create1",
            "epoll_ctl",
            "epoll_wait",
            "pidfd_open",
            "pidfd_getfd",
            "pidfd_send_signal",
            "setrlimit",
            "pipe",
            "socketpair",
            "openat2",
            "send");

    private final PythonExpressions in;
    private final Draft draft;

    PythonCalls(PythonExpressions expressions, Draft draft) {
        this.in = expressions;
        this.draft = draft;
    }

    /** @param keepsControl the bytes of the control buffer are looked at later */
    String call(Step.Call call, boolean keepsControl) throws NotExportable {
        Arguments a = new Arguments(call, in);
        String name = call.name();
        if (OF_OS.contains(name)) {
            return in.function("os." + name, all(a));
        }
        if (HELPED.contains(name)) {
            return helper(name, name, all(a));
        }
        return switch (name) {
            case "pipe2" -> helper("pipe", "pipe", all(a));
            case "socket" -> helper(name, "new_socket", all(a));
            case "bind", "connect" -> addressed(name, a);
            case "getsockopt" -> {
                if (a.isConstant(1, "SO_PEERCRED")) {
                    yield helper("peercred", "peer_credentials", List.of(a.number(0)));
                }
                Options.refuseUnusual(a);
                yield helper(name, name, all(a));
            }
            case "write" -> "os.write(" + a.number(0) + ", " + a.bytes(1) + ")";
            case "sendto" -> {
                a.refuse("raw", "addrlen");
                yield helper(name, name, all(a));
            }
            case "recvmsg" -> {
                String room = a.keyword("control").isPresent()
                        ? in.number(a.keyword("control").get())
                        : "0";
                List<String> words = new ArrayList<>(List.of(a.number(0), a.number(1), room));
                if (a.has(2)) {
                    words.add(a.number(2));
                }
                String raw = keepsControl ? "recvmsg_raw" : name;
                yield helper(raw, raw, words);
            }
            case "sendmsg" -> sendmsg(a);
            case "ioctl" ->
                a.isConstant(1, "SIOCINQ") || a.isConstant(1, "SIOCOUTQ")
                        ? helper(name, "ioctl", all(a))
                        : helper("ioctl_number", "ioctl_number", all(a));
            case "fcntl", "flock" -> {
                draft.defined.add("import fcntl");
                yield in.function("fcntl." + name, all(a));
            }
            case "dup" -> {
                draft.defined.add("import fcntl");
                yield "fcntl.fcntl(" + a.number(0) + ", fcntl.F_DUPFD, 0)";
            }
            case "dup2" -> in.function("os.dup2", all(a));
            case "lseek" -> "os.lseek(" + a.number(0) + ", " + a.number(1) + ", " + a.number(2) + ")";
            case "eventfd" -> "os.eventfd(" + a.number(0) + ", " + a.number(1) + ")";
            case "memfd_create" -> "os.memfd_create(" + path(a, 0) + ", " + a.number(1) + ")";
            case "open" -> helper(name, "open_file", opened(a, 0));
            case "openat" -> {
                List<String> words = opened(a, 1);
                words.add(0, a.number(0));
                yield helper(name, name, words);
            }
            case "mmap" -> helper(name, "map_file", all(a));
            case "signal" -> helper(name, "set_signal", all(a));
            case "chroot", "chdir", "unlink" -> "os." + name + "(" + path(a, 0) + ")";
            case "rename", "link", "symlink" -> "os." + name + "(" + path(a, 0) + ", " + path(a, 1) + ")";
            case "mkdir", "chmod" -> "os." + name + "(" + path(a, 0) + ", " + a.mode(1, "0o") + ")";
            case "fchmod" -> "os.fchmod(" + a.number(0) + ", " + a.mode(1, "0o") + ")";
            default -> throw new NotExportable(name + "() cannot be called by a program in Python");
        };
    }

    private List<String> all(Arguments a) throws NotExportable {
        List<String> words = new ArrayList<>();
        for (int i = 0; a.has(i); i++) {
            words.add(in.isBytes(a.at(i)) ? a.bytes(i) : a.number(i));
        }
        return words;
    }

    private List<String> opened(Arguments a, int at) throws NotExportable {
        List<String> words = new ArrayList<>(List.of(path(a, at)));
        if (a.has(at + 1)) {
            words.add(a.number(at + 1));
        }
        if (a.has(at + 2)) {
            words.add(a.mode(at + 2, "0o"));
        }
        return words;
    }

    private String path(Arguments a, int at) throws NotExportable {
        String bytes = a.bytes(at);
        return a.at(at) instanceof Expr.Str && !bytes.contains("\\x") ? bytes.substring(1) : bytes;
    }

    private String helper(String snippet, String name, List<String> arguments) {
        draft.need(snippet);
        return in.function(name, arguments);
    }

    private String addressed(String name, Arguments a) throws NotExportable {
        a.refuse("raw");
        if (name.equals("connect") && a.isConstant(1, "AF_UNSPEC")) {
            return helper("dissolve", "dissolve", List.of(a.number(0)));
        }
        if (a.keyword("addrlen").isPresent()) {
            String size = in.number(a.keyword("addrlen").get());
            return helper(name + "_sized", name + "_sized", List.of(a.number(0), a.bytes(1), size));
        }
        if (a.at(1) instanceof Expr.Binary binary && isLong(binary)) {
            String size = "3 + len(" + a.bytes(1) + ")";
            return helper(name + "_sized", name + "_sized", List.of(a.number(0), a.bytes(1), size));
        }
        return helper(name, name, List.of(a.number(0), a.bytes(1)));
    }

    /** Of many bytes: Python refuses a path that is too long by itself, and the lab wants to hear the kernel. */
    private static boolean isLong(Expr name) {
        return name instanceof Expr.Binary binary
                && (binary.operator() == '*' || isLong(binary.left()) || isLong(binary.right()));
    }

    private String sendmsg(Arguments a) throws NotExportable {
        a.refuse("controllen", "addrlen");
        boolean raw = a.keyword("control").isPresent()
                || a.messages().stream().anyMatch(Argument.RawControl.class::isInstance);
        if (raw) {
            return raw(a);
        }
        List<String> messages = new ArrayList<>();
        for (Argument message : a.messages()) {
            messages.add(message(message));
        }
        List<String> words = new ArrayList<>(List.of(a.number(0), a.bytes(1), "[" + String.join(", ", messages) + "]"));
        if (a.has(2) || a.keyword("to").isPresent()) {
            words.add(a.number(2));
        }
        if (a.keyword("to").isPresent()) {
            words.add(in.bytes(a.keyword("to").get()));
        }
        return helper("sendmsg", "sendmsg", words);
    }

    private String message(Argument message) throws NotExportable {
        if (message instanceof Argument.Rights rights) {
            draft.need("rights");
            List<String> fds = new ArrayList<>();
            for (Alt fd : rights.fds()) {
                boolean many = in.here(fd) instanceof Expr.Binary times && times.operator() == '*';
                Expr.Binary times = many ? (Expr.Binary) in.here(fd) : null;
                fds.add(many ? "*[" + in.number(times.left()) + "] * " + in.number(times.right()) : in.number(fd));
            }
            return "rights(" + String.join(", ", fds) + ")";
        }
        draft.need("credentials");
        Map<String, Alt> fields = fields(((Argument.Credentials) message).fields());
        return "credentials(" + given(fields, "pid", "os.getpid()") + ", " + given(fields, "uid", "os.getuid()") + ", "
                + given(fields, "gid", "os.getgid()") + ")";
    }

    private String raw(Arguments a) throws NotExportable {
        a.refuse("to");
        List<String> parts = new ArrayList<>();
        if (a.keyword("control").isPresent()) {
            parts.add(in.bytes(a.keyword("control").get()));
        }
        for (Argument message : a.messages()) {
            if (!(message instanceof Argument.RawControl control)) {
                throw new NotExportable("a control message in words and one in bytes in one call");
            }
            draft.need("cmsg");
            Map<String, Alt> fields = fields(control.fields());
            Alt data = fields.get("cmsg_data");
            String bytes = data == null ? "b\"\"" : data(data);
            parts.add("cmsg(" + given(fields, "cmsg_len", "16 + len(" + bytes + ")") + ", "
                    + given(fields, "cmsg_level", "socket.SOL_SOCKET") + ", "
                    + given(fields, "cmsg_type", "socket.SCM_RIGHTS") + ", " + bytes + ")");
        }
        List<String> words = new ArrayList<>(List.of(a.number(0), a.bytes(1), String.join(" + ", parts)));
        if (a.has(2)) {
            words.add(a.number(2));
        }
        return helper("sendmsg_raw", "sendmsg_raw", words);
    }

    private String data(Alt data) throws NotExportable {
        if (in.here(data) instanceof Expr.ListOf list) {
            List<String> numbers = new ArrayList<>();
            for (Alt number : list.elements()) {
                draft.need("u32");
                numbers.add("u32(" + in.number(number) + ")");
            }
            return String.join(" + ", numbers);
        }
        return in.bytes(data);
    }

    private static Map<String, Alt> fields(List<Step.Field> written) {
        Map<String, Alt> fields = new LinkedHashMap<>();
        written.forEach(field -> fields.put(field.name(), field.value()));
        return fields;
    }

    private String given(Map<String, Alt> fields, String name, String otherwise) throws NotExportable {
        return fields.containsKey(name) ? in.number(fields.get(name)) : otherwise;
    }
}
