package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Errno;
import fdscope.kernel.UnixAddress;
import fdscope.lab.script.Yield;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call gave, as the language names it: principal value and fields (docs/lab-language.md, values and results). Pure. */
final class Outcomes {
    private Outcomes() {}

    static Value.Outcome of(String actor, Prepared call, Report.Returned returned) {
        if (returned.errno() != 0) {
            return new Value.Outcome(
                    num(-1), Map.of("ns", num(returned.ns())), Optional.of(new Errno(returned.errno())));
        }
        Map<String, Value> fields = new HashMap<>();
        returned.numbers().forEach((name, number) -> fields.put(name, num(number)));
        if (fields.containsKey("pidfd")) {
            fields.put(
                    "pidfd",
                    new Value.Descriptor(actor, returned.numbers().get("pidfd").intValue()));
        }
        fields.put("ns", num(returned.ns()));
        return new Value.Outcome(principal(actor, call, returned, fields), fields, Optional.empty());
    }

    private static Value principal(String actor, Prepared call, Report.Returned returned, Map<String, Value> fields) {
        String name = call.name();
        if (call.givesDescriptor()) {
            if (call.yields() == Yield.ACCEPTED) {
                named(fields, returned.name());
            }
            return new Value.Descriptor(actor, (int) returned.result());
        }
        switch (name) {
            case "read", "recv", "recvfrom" -> {
                fields.put("ret", num(returned.result()));
                named(fields, returned.name());
                return new Value.Str(returned.data());
            }
            case "recvmsg" -> {
                fields.put("ret", num(returned.result()));
                fields.put("fds", new Value.Items(descriptors(actor, returned.fds())));
                fields.put("control", new Value.Str(returned.control()));
                fields.putIfAbsent("controllen", num(returned.control().length()));
                fields.putIfAbsent("cmsgs", num(0));
                fields.putIfAbsent("cmsg_len", num(0));
                fields.putIfAbsent("flags", num(0));
                named(fields, returned.name());
                return new Value.Str(returned.data());
            }
            case "getsockname", "getpeername" -> {
                named(fields, returned.data());
                return fields.get("name");
            }
            case "getsockopt" -> {
                Value pid = fields.get("pid");
                return pid != null ? pid : num(integer(returned.data()));
            }
            case "fstat" -> {
                return fields.getOrDefault("size", num(0));
            }
            case "peek" -> {
                return new Value.Str(returned.data());
            }
            case "mmap" -> {
                return new Value.Mapping(actor, returned.result(), call.number(1));
            }
            default -> {
                return num(returned.result());
            }
        }
    }

    /** Two descriptors at once: socketpair, pipe. */
    static List<Value> descriptors(String actor, List<Integer> fds) {
        List<Value> values = new ArrayList<>();
        fds.forEach(fd -> values.add(new Value.Descriptor(actor, fd)));
        return values;
    }

    static Value.Outcome of(String actor, Report.Repeated repeated) {
        Map<String, Value> fields = new HashMap<>();
        fields.put("total", num(repeated.total()));
        fields.put("ns", num(repeated.ns()));
        fields.put("fds", new Value.Items(descriptors(actor, repeated.fds())));
        fields.put(
                "last",
                repeated.lastErrno() == 0
                        ? num(0)
                        : new Value.Constant(new Errno(repeated.lastErrno()).name(), repeated.lastErrno()));
        return new Value.Outcome(num(repeated.count()), fields, Optional.empty());
    }

    private static void named(Map<String, Value> fields, Bytes sockaddr) {
        fields.put("name", new Value.Str(UnixAddress.of(sockaddr).name()));
        fields.put("addrlen", num(sockaddr.length()));
    }

    private static long integer(Bytes data) {
        return java.nio.ByteBuffer.wrap(data.resized(4).toArray())
                .order(java.nio.ByteOrder.nativeOrder())
                .getInt();
    }

    private static Value num(long number) {
        return new Value.Num(number);
    }
}
