package fdscope.lab.script;

import static fdscope.lab.script.CallTable.Wants.ADDRESS;
import static fdscope.lab.script.CallTable.Wants.DATA;
import static fdscope.lab.script.CallTable.Wants.FD;
import static fdscope.lab.script.CallTable.Wants.FD_OR_NUMBER;
import static fdscope.lab.script.CallTable.Wants.MAPPING;
import static fdscope.lab.script.CallTable.Wants.NUMBER;
import static fdscope.lab.script.CallTable.Wants.PATH;
import static fdscope.lab.script.CallTable.Wants.PID;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls an actor can make and the functions of expressions, as data: names, parameters, what they give. */
public final class CallTable {
    private static final Set<String> BY_COMMAND = Set.of("fcntl", "ioctl", "getsockopt");
    private static final Set<String> NO_KEYWORDS = Set.of();
    private static final Map<String, Signature> CALLS = new Rows()
            .call("socket", Yield.ONE_DESCRIPTOR, NUMBER.p("AF"), NUMBER.p("TYPE"), NUMBER.o("PROTOCOL"))
            .call("socketpair", Yield.TWO_DESCRIPTORS, NUMBER.p("AF"), NUMBER.p("TYPE"), NUMBER.o("PROTOCOL"))
            .call("bind", Yield.NUMBER_ONLY, Set.of("addrlen", "raw"), FD.p("FD"), ADDRESS.p("ADDR"))
            .call("connect", Yield.NUMBER_ONLY, Set.of("addrlen", "raw"), FD.p("FD"), ADDRESS.p("ADDR"))
            .call("listen", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("N"))
            .call("accept", Yield.ACCEPTED, FD.p("FD"))
            .call("accept4", Yield.ACCEPTED, FD.p("FD"), NUMBER.o("FLAGS"))
            .call("shutdown", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("HOW"))
            .call("getsockname", Yield.ADDRESS, FD.p("FD"))
            .call("getpeername", Yield.ADDRESS, FD.p("FD"))
            .call("getsockopt", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("OPT"))
            .call("setsockopt", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("OPT"), NUMBER.p("N"))
            .call("send", Yield.NUMBER_ONLY, FD.p("FD"), DATA.p("DATA"), NUMBER.o("FLAGS"))
            .call(
                    "sendto",
                    Yield.NUMBER_ONLY,
                    Set.of("addrlen", "raw"),
                    FD.p("FD"),
                    DATA.p("DATA"),
                    ADDRESS.p("ADDR"),
                    NUMBER.o("FLAGS"))
            .call("write", Yield.NUMBER_ONLY, FD.p("FD"), DATA.p("DATA"))
            .call("recv", Yield.READ, FD.p("FD"), NUMBER.p("N"), NUMBER.o("FLAGS"))
            .call("recvfrom", Yield.READ, FD.p("FD"), NUMBER.p("N"), NUMBER.o("FLAGS"))
            .call("read", Yield.READ, FD.p("FD"), NUMBER.p("N"))
            .call(
                    "sendmsg",
                    Yield.NUMBER_ONLY,
                    Set.of("cmsg", "control", "controllen", "to", "addrlen"),
                    FD.p("FD"),
                    DATA.p("DATA"),
                    NUMBER.o("FLAGS"))
            .call("recvmsg", Yield.MESSAGE, Set.of("control"), FD.p("FD"), NUMBER.p("N"), NUMBER.o("FLAGS"))
            .call("ioctl", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("OP"), NUMBER.o("N"))
            .call("fcntl", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("CMD"), NUMBER.o("N"))
            .call("open", Yield.ONE_DESCRIPTOR, PATH.p("PATH"), NUMBER.o("FLAGS"), NUMBER.o("MODE"))
            .call("openat", Yield.ONE_DESCRIPTOR, FD.p("FD"), PATH.p("PATH"), NUMBER.o("FLAGS"), NUMBER.o("MODE"))
            .call("openat2", Yield.ONE_DESCRIPTOR, FD.p("FD"), PATH.p("PATH"), NUMBER.o("FLAGS"), NUMBER.o("RESOLVE"))
            .call("dup", Yield.ONE_DESCRIPTOR, FD.p("FD"))
            .call("dup2", Yield.ONE_DESCRIPTOR, FD.p("FD"), NUMBER.p("N"))
            .call("dup3", Yield.ONE_DESCRIPTOR, FD.p("FD"), NUMBER.p("N"), NUMBER.o("FLAGS"))
            .call("close", Yield.NUMBER_ONLY, FD.p("FD"))
            .call("lseek", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("OFF"), NUMBER.o("WHENCE"))
            .call("ftruncate", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("LEN"))
            .call("fstat", Yield.STAT, FD.p("FD"))
            .call("flock", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("OP"))
            .call("pipe", Yield.TWO_DESCRIPTORS)
            .call("pipe2", Yield.TWO_DESCRIPTORS, NUMBER.o("FLAGS"))
            .call("eventfd", Yield.ONE_DESCRIPTOR, NUMBER.o("N"), NUMBER.o("FLAGS"))
            .call("memfd_create", Yield.ONE_DESCRIPTOR, PATH.p("NAME"), NUMBER.o("FLAGS"))
            .call("mmap", Yield.MAP, FD.p("FD"), NUMBER.p("LEN"), NUMBER.p("PROT"), NUMBER.p("MAP"), NUMBER.o("OFF"))
            .call("munmap", Yield.NUMBER_ONLY, MAPPING.p("P"))
            .call("peek", Yield.PEEKED, MAPPING.p("P"), NUMBER.p("OFF"), NUMBER.p("N"))
            .call("poke", Yield.NUMBER_ONLY, MAPPING.p("P"), NUMBER.p("OFF"), DATA.p("DATA"))
            .call("poll", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("EVENTS"), NUMBER.p("MS"))
            .call("epoll_create1", Yield.ONE_DESCRIPTOR, NUMBER.o("FLAGS"))
            .call("epoll_ctl", Yield.NUMBER_ONLY, FD.p("E"), NUMBER.p("OP"), FD.p("FD"), NUMBER.o("EVENTS"))
            .call("epoll_wait", Yield.EVENTS, FD.p("E"), NUMBER.p("MS"))
            .call("pidfd_open", Yield.ONE_DESCRIPTOR, PID.p("PID"), NUMBER.o("FLAGS"))
            .call("pidfd_getfd", Yield.ONE_DESCRIPTOR, FD.p("P"), NUMBER.p("N"), NUMBER.o("FLAGS"))
            .call("pidfd_send_signal", Yield.NUMBER_ONLY, FD.p("P"), NUMBER.p("SIG"))
            .call("kill", Yield.NUMBER_ONLY, PID.p("PID"), NUMBER.p("SIG"))
            .call("exit", Yield.NOTHING, NUMBER.o("N"))
            .call("execve", Yield.NOTHING)
            .call("spawn", Yield.NEW_ACTOR, Set.of("numbered", "env"))
            .call("program", Yield.PROGRAM, Set.of("numbered", "arg", "env"))
            .call("setrlimit", Yield.NUMBER_ONLY, NUMBER.p("RES"), NUMBER.p("N"))
            .call("setresuid", Yield.NUMBER_ONLY, NUMBER.p("R"), NUMBER.p("E"), NUMBER.p("S"))
            .call("chroot", Yield.NUMBER_ONLY, PATH.p("PATH"))
            .call("chdir", Yield.NUMBER_ONLY, PATH.p("PATH"))
            .call("umask", Yield.NUMBER_ONLY, NUMBER.p("MODE"))
            .call("signal", Yield.NUMBER_ONLY, NUMBER.p("SIG"), NUMBER.p("HOW"))
            .call("unlink", Yield.NUMBER_ONLY, PATH.p("PATH"))
            .call("rename", Yield.NUMBER_ONLY, PATH.p("OLD"), PATH.p("NEW"))
            .call("link", Yield.NUMBER_ONLY, PATH.p("OLD"), PATH.p("NEW"))
            .call("symlink", Yield.NUMBER_ONLY, PATH.p("TARGET"), PATH.p("PATH"))
            .call("mkdir", Yield.NUMBER_ONLY, PATH.p("PATH"), NUMBER.o("MODE"))
            .call("mkfifo", Yield.NUMBER_ONLY, PATH.p("PATH"), NUMBER.o("MODE"))
            .call("chmod", Yield.NUMBER_ONLY, PATH.p("PATH"), NUMBER.p("MODE"))
            .call("fchmod", Yield.NUMBER_ONLY, FD.p("FD"), NUMBER.p("MODE"))
            .call("syscall", Yield.OPEN, DATA.p("NAME"), FD_OR_NUMBER.many("N"))
            .build();
    private static final Map<String, Function> FUNCTIONS = FunctionRows.build();

    private CallTable() {}

    public static Optional<Signature> call(String name) {
        return Optional.ofNullable(CALLS.get(name));
    }

    public static Optional<Function> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name));
    }

    /**
     * What a call gives in one variant; {@code fcntl}, {@code ioctl} and {@code getsockopt} give what their second argument
     * says.
     *
     * @param variant the variant's index
     */
    public static Yield yieldOf(Step.Call call, int variant) {
        Signature signature = CALLS.get(call.name());
        if (!BY_COMMAND.contains(call.name())) {
            return signature.yields();
        }
        List<Alt> plain = new ArrayList<>();
        for (Step.Argument argument : call.arguments()) {
            if (argument instanceof Step.Argument.Plain value) {
                plain.add(value.value());
            }
        }
        int values = plain.size() > 1 ? plain.get(1).values().size() : 0;
        boolean known = values == 1 || variant < values;
        return known && plain.get(1).in(variant) instanceof Expr.Constant command
                ? yieldOf(command.name())
                : Yield.OPEN;
    }

    private static Yield yieldOf(String command) {
        return switch (command) {
            case "SO_PEERCRED" -> Yield.CREDENTIALS;
            case "SO_PEERPIDFD", "F_DUPFD", "F_DUPFD_CLOEXEC", "SIOCUNIXFILE" -> Yield.ONE_DESCRIPTOR;
            case "SO_PEERSEC", "SO_PEERGROUPS" -> Yield.OPEN;
            default -> Yield.NUMBER_ONLY;
        };
    }

    /** In the order of the reference. */
    public static Set<String> calls() {
        return CALLS.keySet();
    }

    public static Set<String> functions() {
        return FUNCTIONS.keySet();
    }

    /** What a parameter takes. */
    public enum Wants {
        /** A descriptor of the calling actor, or a plain number in its place. */
        FD("a descriptor"),
        NUMBER("a number"),
        DATA("bytes"),
        PATH("a path in quotes"),
        /** Bytes, AF_UNSPEC, or the keyword {@code raw} in its place. */
        ADDRESS("an address"),
        MAPPING("a mapping (p = mmap(...))"),
        /** A number or an actor. */
        PID("a pid or an actor"),
        /** Of {@code syscall}; an actor counts as its pid. */
        FD_OR_NUMBER("a number or a descriptor"),
        /** A descriptor of anybody: for observations. */
        ANY_FD("a descriptor"),
        ANY_FD_OR_NUMBER("a number or a descriptor"),
        ACTOR("an actor"),
        ANYTHING("a value");

        private final String words;

        Wants(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        Parameter p(String name) {
            return new Parameter(name, this, false, false);
        }

        Parameter o(String name) {
            return new Parameter(name, this, true, false);
        }

        Parameter many(String name) {
            return new Parameter(name, this, true, true);
        }
    }

    /**
     * @param optional may be left out at the end; the call then gets 0
     * @param repeated takes all arguments that are left
     */
    public record Parameter(String name, Wants wants, boolean optional, boolean repeated) {
        @Override
        public String toString() {
            return optional ? "[" + name + (repeated ? "..." : "") + "]" : name;
        }
    }

    /**
     * @param keywords which of the keyword arguments it takes; {@code cmsg}: control messages, {@code numbered}:
     *     {@code N = FD}
     */
    public record Signature(String name, List<Parameter> parameters, Set<String> keywords, Yield yields) {
        public Signature {
            parameters = List.copyOf(parameters);
            keywords = Set.copyOf(keywords);
        }

        /** {@code send(FD, DATA, [FLAGS])}. */
        @Override
        public String toString() {
            return name + "("
                    + String.join(
                            ", ", parameters.stream().map(Parameter::toString).toList()) + ")";
        }
    }

    /** A function of expressions; {@code observes}: it looks at the machine, else it computes. */
    public record Function(String name, List<Parameter> parameters, Kind gives, boolean observes) {
        public Function {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String toString() {
            return name + "("
                    + String.join(
                            ", ", parameters.stream().map(Parameter::toString).toList()) + ")";
        }
    }

    private static final class Rows {
        private final Map<String, Signature> rows = new LinkedHashMap<>();

        Rows call(String name, Yield yields, Parameter... parameters) {
            return call(name, yields, NO_KEYWORDS, parameters);
        }

        Rows call(String name, Yield yields, Set<String> keywords, Parameter... parameters) {
            rows.put(name, new Signature(name, new ArrayList<>(List.of(parameters)), keywords, yields));
            return this;
        }

        Map<String, Signature> build() {
            return java.util.Collections.unmodifiableMap(rows);
        }
    }
}
