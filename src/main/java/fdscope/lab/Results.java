package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.Printable;
import fdscope.kernel.UnixAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands behind the {@code =} of a trace line: the result as strace would print it. Pure. */
final class Results {
    private static final Map<String, String> FAMILIES =
            Map.of("F_GETFL", "O", "F_GETFD", "FD", "F_GET_SEALS", "F_SEAL");

    private Results() {}

    static String of(String actor, Prepared call, Report.Returned returned, Bindings names) {
        if (returned.errno() != 0) {
            Errno errno = new Errno(returned.errno());
            return "-1 " + errno.name() + ", " + errno.meaning(call.name());
        }
        if (call.givesDescriptor()) {
            return names.numbered(actor, (int) returned.result());
        }
        return switch (call.name()) {
            case "socketpair", "pipe", "pipe2" -> numbered(actor, returned.fds(), names);
            case "read", "recv", "peek" -> Rendering.bytes(returned.data());
            case "recvfrom" -> Rendering.bytes(returned.data()) + ", name " + name(returned.name());
            case "recvmsg" -> message(actor, returned, names);
            case "getsockname", "getpeername" ->
                name(returned.data()) + ", addrlen " + returned.data().length();
            case "getsockopt" -> option(returned);
            case "fstat" ->
                "size " + returned.numbers().getOrDefault("size", 0L) + ", "
                        + Evaluator.CONSTANTS.render("S_IF", returned.numbers().getOrDefault("type", 0L));
            case "poll" -> Evaluator.CONSTANTS.render("POLL", returned.result());
            case "fcntl" ->
                Evaluator.CONSTANTS
                        .name("F", call.number(1))
                        .map(FAMILIES::get)
                        .map(family -> Evaluator.CONSTANTS.render(family, returned.result()))
                        .orElseGet(() -> Long.toString(returned.result()));
            case "mmap" -> "0x" + Long.toHexString(returned.result());
            default -> Long.toString(returned.result());
        };
    }

    static String of(Report.Repeated repeated) {
        boolean alike = repeated.count() > 0 && repeated.total() % repeated.count() == 0;
        String each = alike ? repeated.total() / repeated.count() + ", " : "";
        String times = each + repeated.count() + (repeated.count() == 1 ? " time" : " times");
        return repeated.lastErrno() == 0 ? times : times + ", then -1 " + new Errno(repeated.lastErrno()).name();
    }

    private static String message(String actor, Report.Returned returned, Bindings names) {
        List<String> parts = new ArrayList<>();
        parts.add(Rendering.bytes(returned.data()));
        if (!returned.fds().isEmpty()) {
            parts.add("SCM_RIGHTS " + numbered(actor, returned.fds(), names));
        }
        Map<String, Long> numbers = returned.numbers();
        if (numbers.containsKey("pid")) {
            parts.add("SCM_CREDENTIALS " + credentials(numbers));
        }
        if (numbers.containsKey("pidfd")) {
            parts.add("SCM_PIDFD " + numbers.get("pidfd"));
        }
        if (numbers.containsKey("inq")) {
            parts.add("SCM_INQ " + numbers.get("inq"));
        }
        if (returned.name().length() > 2) {
            parts.add("name " + name(returned.name()));
        }
        parts.add("flags " + Evaluator.CONSTANTS.render("MSG", numbers.getOrDefault("flags", 0L)));
        return String.join(", ", parts);
    }

    private static String option(Report.Returned returned) {
        if (returned.numbers().containsKey("pid")) {
            return credentials(returned.numbers());
        }
        Bytes data = returned.data();
        return data.length() == 4
                ? Integer.toString(java.nio.ByteBuffer.wrap(data.toArray())
                        .order(java.nio.ByteOrder.nativeOrder())
                        .getInt())
                : "0x" + data.hex();
    }

    private static String credentials(Map<String, Long> numbers) {
        return "{pid=" + numbers.get("pid") + ", uid=" + numbers.get("uid") + ", gid=" + numbers.get("gid") + "}";
    }

    private static String name(Bytes sockaddr) {
        return Printable.quoted(UnixAddress.of(sockaddr).name());
    }

    private static String numbered(String actor, List<Integer> fds, Bindings names) {
        if (fds.size() > 8) {
            return "[" + fds.get(0) + " ... " + fds.get(fds.size() - 1) + "], " + fds.size() + " descriptors";
        }
        return fds.stream().map(fd -> names.numbered(actor, fd)).collect(Collectors.joining(", ", "[", "]"));
    }
}
