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

/** Calls in C: most are what they are called, some go through a helper that fills a structure. */
final class CCalls {
    private static final Set<String> NUMBERS = Set.of(
            "socket",
            "listen",
            "shutdown",
            "dup",
            "dup2",
            "dup3",
            "close",
            "lseek",
            "ftruncate",
            "flock",
            "eventfd",
            "umask",
            "epoll_create1",
            "kill",
            "setresuid");
    private static final Map<String, String> HEADERS = Map.of(
            "flock",
            "sys/file.h",
            "eventfd",
            "sys/eventfd.h",
            "umask",
            "sys/stat.h",
            "mkdir",
            "sys/stat.h",
            "chmod",
            "sys/stat.h",
            "fchmod",
            "sys/stat.h",
            "epoll_create1",
            "sys/epoll.h",
            "open",
            "fcntl.h",
            "openat",
            "fcntl.h",
            "fcntl",
            "fcntl.h");
    private static final Map<String, Integer> FULL =
            Map.of("socket", 3, "lseek", 3, "dup3", 3, "eventfd", 2, "epoll_create1", 1);
    /** Longer data gets a line of its own. */
    private static final int INLINE = 100;

    private final CExpressions in;
    private final Draft draft;

    CCalls(CExpressions expressions, Draft draft) {
        this.in = expressions;
        this.draft = draft;
    }

    /**
     * @param place where a compound result is put
     * @param before lines that have to stand before the call
     */
    String call(Step.Call call, String place, List<String> before) throws NotExportable {
        Arguments a = new Arguments(call, in);
        String name = call.name();
        if (HEADERS.containsKey(name)) {
            draft.defined.add("#include <" + HEADERS.get(name) + ">");
        }
        if (NUMBERS.contains(name)) {
            return name + numbers(call, a);
        }
        String to = "&" + place;
        return switch (name) {
            case "accept" -> "accept(" + a.number(0) + ", NULL, NULL)";
            case "accept4" -> "accept4(" + a.number(0) + ", NULL, NULL, " + a.number(1) + ")";
            case "bind", "connect" -> addressed(name, a);
            case "getsockname", "getpeername" -> helper(name, name + "_to", to, a.number(0));
            case "getsockopt" -> option(a, to);
            case "setsockopt" -> helper(name, "set_option", a.number(0), a.number(1), a.number(2));
            case "send" -> "send(" + a.number(0) + ", " + data(a, 1, before) + ", " + a.number(2) + ")";
            case "write" -> "write(" + a.number(0) + ", " + data(a, 1, before) + ")";
            case "sendto" -> {
                a.refuse("raw", "addrlen");
                yield helper(name, "send_to", a.number(0), a.bytes(1), a.bytes(2), a.number(3));
            }
            case "recv" -> helper(name, "receive", to, a.number(0), a.number(1), a.number(2));
            case "recvfrom" -> helper(name, "receive_from", to, a.number(0), a.number(1), a.number(2));
            case "read" -> helper(name, "read_to", to, a.number(0), a.number(1));
            case "recvmsg" -> {
                String room = a.keyword("control").isPresent()
                        ? in.number(a.keyword("control").get())
                        : "0";
                yield helper(name, "receive_message", to, a.number(0), a.number(1), room, a.number(2));
            }
            case "sendmsg" -> sendmsg(a);
            case "ioctl" ->
                a.isConstant(1, "SIOCINQ") || a.isConstant(1, "SIOCOUTQ")
                        ? helper(name, "ask", a.number(0), a.number(1))
                        : helper(name, "ioctl", a.number(0), a.number(1));
            case "fcntl" -> "fcntl(" + a.number(0) + ", " + a.number(1) + (a.has(2) ? ", " + a.number(2) : "") + ")";
            case "open" -> "open(" + path(a, 0) + ", " + a.number(1) + mode(a, 2) + ")";
            case "openat" -> "openat(" + a.number(0) + ", " + path(a, 1) + ", " + a.number(2) + mode(a, 3) + ")";
            case "openat2" -> helper(name, "open_at2", a.number(0), path(a, 1), a.number(2), a.number(3));
            case "memfd_create" -> "memfd_create(" + path(a, 0) + ", " + a.number(1) + ")";
            case "fstat" -> helper(name, "status", to, a.number(0));
            case "mmap" -> helper(name, "map", to, a.number(0), a.number(1), a.number(2), a.number(3), a.number(4));
            case "munmap" -> "munmap(" + a.number(0) + ".p, " + a.number(0) + ".size)";
            case "peek" -> helper(name, name, to, a.number(0), a.number(1), a.number(2));
            case "poke" -> helper(name, name, a.number(0), a.number(1), a.bytes(2));
            case "poll" -> helper(name, "poll_one", a.number(0), a.number(1), a.number(2));
            case "epoll_ctl" -> helper(name, "watch", a.number(0), a.number(1), a.number(2), a.number(3));
            case "epoll_wait" -> helper(name, "wait_one", to, a.number(0), a.number(1));
            case "pidfd_open" -> helper(name, "pidfd", a.number(0), a.number(1));
            case "pidfd_getfd" -> helper(name, "take_fd", a.number(0), a.number(1), a.number(2));
            case "pidfd_send_signal" -> helper(name, "signal_to", a.number(0), a.number(1));
            case "setrlimit" -> helper(name, "limit", a.number(0), a.number(1));
            case "signal" -> "signal(" + a.number(0) + ", " + a.number(1) + ") == SIG_ERR ? -1 : 0";
            case "chroot", "chdir", "unlink" -> name + "(" + path(a, 0) + ")";
            case "rename", "link", "symlink" -> name + "(" + path(a, 0) + ", " + path(a, 1) + ")";
            case "mkdir", "chmod" -> name + "(" + path(a, 0) + ", " + a.mode(1, "0") + ")";
            case "fchmod" -> "fchmod(" + a.number(0) + ", " + a.mode(1, "0") + ")";
            case "syscall" -> "syscall(SYS_" + ((Expr.Str) a.at(0)).value().text() + rest(call, a) + ")";
            default -> throw new NotExportable(name + "() cannot be called by the program");
        };
    }

    String pair(Step.Call call) throws NotExportable {
        Arguments a = new Arguments(call, in);
        return "socketpair(" + a.number(0) + ", " + a.number(1) + ", " + a.number(2) + ", ends)";
    }

    private static String numbers(Step.Call call, Arguments a) throws NotExportable {
        int count = Math.max(FULL.getOrDefault(call.name(), 0), call.arguments().size());
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(a.number(i));
        }
        return "(" + String.join(", ", all) + ")";
    }

    private static String rest(Step.Call call, Arguments a) throws NotExportable {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < call.arguments().size(); i++) {
            all.append(", ").append(a.number(i));
        }
        return all.toString();
    }

    private static String mode(Arguments a, int at) throws NotExportable {
        return a.has(at) ? ", " + a.mode(at, "0") : "";
    }

    private String helper(String snippet, String name, String... arguments) {
        draft.need(snippet);
        return in.function(name, List.of(arguments));
    }

    private String path(Arguments a, int at) throws NotExportable {
        return a.at(at) instanceof Expr.Str text ? CExpressions.quoted(text.value()) : a.bytes(at) + ".p";
    }

    /** A pointer and a length. */
    private String data(Arguments a, int at, List<String> before) throws NotExportable {
        if (a.at(at) instanceof Expr.Str text && text.value().length() <= INLINE) {
            return CExpressions.quoted(text.value()) + ", " + text.value().length();
        }
        draft.need("bytes");
        before.add("struct bytes text = " + a.bytes(at) + ";");
        return "text.p, text.n";
    }

    private String addressed(String name, Arguments a) throws NotExportable {
        a.refuse("raw");
        if (name.equals("connect") && a.isConstant(1, "AF_UNSPEC")) {
            return helper("dissolve", "dissolve", a.number(0));
        }
        String size = a.keyword("addrlen").isPresent()
                ? in.number(a.keyword("addrlen").get())
                : "0";
        return helper(name, name + "_to", a.number(0), a.bytes(1), size);
    }

    private String option(Arguments a, String to) throws NotExportable {
        if (a.isConstant(1, "SO_PEERCRED")) {
            return helper("peercred", "peer_credentials", to, a.number(0));
        }
        Options.refuseUnusual(a);
        return helper("getsockopt", "option", a.number(0), a.number(1));
    }

    private String sendmsg(Arguments a) throws NotExportable {
        a.refuse("controllen", "addrlen");
        String control = "(struct bytes){0}";
        for (Argument message : a.messages()) {
            String one = message(message);
            control = control.equals("(struct bytes){0}") ? one : in.join(control, one);
        }
        if (a.keyword("control").isPresent()) {
            control = in.bytes(a.keyword("control").get());
        }
        if (a.keyword("to").isPresent()) {
            String to = in.bytes(a.keyword("to").get());
            return helper("sendmsg_to", "send_message_to", a.number(0), a.bytes(1), control, to, a.number(2));
        }
        return helper("sendmsg", "send_message", a.number(0), a.bytes(1), control, a.number(2));
    }

    private String message(Argument message) throws NotExportable {
        if (message instanceof Argument.Rights rights) {
            return rights(rights.fds());
        }
        boolean raw = message instanceof Argument.RawControl;
        Map<String, Alt> fields = new LinkedHashMap<>();
        (raw ? ((Argument.RawControl) message).fields() : ((Argument.Credentials) message).fields())
                .forEach(field -> fields.put(field.name(), field.value()));
        if (!raw) {
            draft.need("credentials");
            return "credentials(" + given(fields, "pid", "getpid()") + ", " + given(fields, "uid", "getuid()") + ", "
                    + given(fields, "gid", "getgid()") + ")";
        }
        draft.need("cmsg");
        Alt data = fields.get("cmsg_data");
        String bytes = "(struct bytes){0}";
        if (data != null && in.here(data) instanceof Expr.ListOf list) {
            for (Alt number : list.elements()) {
                draft.need("u32");
                String one = "u32(" + in.number(number) + ")";
                bytes = bytes.equals("(struct bytes){0}") ? one : in.join(bytes, one);
            }
        } else if (data != null) {
            bytes = in.bytes(data);
        }
        String length = given(fields, "cmsg_len", "CMSG_LEN(" + bytes + ".n)");
        return "cmsg(" + length + ", " + given(fields, "cmsg_level", "SOL_SOCKET") + ", "
                + given(fields, "cmsg_type", "SCM_RIGHTS") + ", " + bytes + ")";
    }

    private String given(Map<String, Alt> fields, String name, String otherwise) throws NotExportable {
        return fields.containsKey(name) ? in.number(fields.get(name)) : otherwise;
    }

    private String rights(List<Alt> fds) throws NotExportable {
        List<String> all = new ArrayList<>();
        for (Alt fd : fds) {
            if (in.here(fd) instanceof Expr.Binary times && times.operator() == '*') {
                if (fds.size() > 1) {
                    throw new NotExportable("one descriptor many times and others beside it in one message");
                }
                draft.need("rights_of_one");
                return "rights_of_one(" + in.number(times.left()) + ", " + in.number(times.right()) + ")";
            }
            all.add(in.number(fd));
        }
        draft.need("rights");
        return "rights(" + all.size() + (all.isEmpty() ? "" : ", " + String.join(", ", all)) + ")";
    }
}
