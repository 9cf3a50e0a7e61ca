package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.UnixAddress;
import fdscope.lab.script.CallTable;
import fdscope.lab.script.Step;
import fdscope.lab.script.Step.Argument;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns a call as written into an order of plain numbers and bytes, and into its text. The arguments of each order are
 * those that {@link fdscope.lab.actor} documents.
 */
final class CallOrders {
    private final Evaluator evaluator;
    private final Bindings names;
    private final Cast cast;
    private final int variant;

    CallOrders(Evaluator evaluator, Bindings names, Cast cast, int variant) {
        this.evaluator = evaluator;
        this.names = names;
        this.cast = cast;
        this.variant = variant;
    }

    Prepared prepare(String actor, Step.Call call, boolean announce) throws LabFailure {
        WrittenCall written = new WrittenCall(call, evaluator, names, variant);
        List<Order.Arg> arguments = switch (call.name()) {
            case "sendmsg" -> sendmsg(actor, written);
            case "recvmsg" -> recvmsg(written);
            case "getsockopt" -> getsockopt(written);
            case "setsockopt" -> setsockopt(written);
            case "munmap" -> munmap(written);
            case "peek" -> memory(written, false);
            case "poke" -> memory(written, true);
            case "syscall" -> syscall(written);
            default -> plain(call.name(), written);
        };
        return new Prepared(
                new Order.Call(call.name(), arguments, announce), written.text(), CallTable.yieldOf(call, variant));
    }

    private List<Order.Arg> plain(String name, WrittenCall written) throws LabFailure {
        CallTable.Signature signature =
                CallTable.call(name).orElseThrow(() -> new LabFailure(name + ": not a call of the lab language"));
        List<Order.Arg> arguments = new ArrayList<>();
        int position = 0;
        for (CallTable.Parameter parameter : signature.parameters()) {
            CallTable.Wants wants = parameter.wants();
            if (wants == CallTable.Wants.ADDRESS) {
                Optional<Value> raw = written.keyword("raw");
                Bytes sockaddr = raw.isPresent()
                        ? Evaluator.bytes(raw.get())
                        : sockaddr(Evaluator.principal(written.at(position++)));
                arguments.add(data(sized(written, sockaddr)));
            } else if (wants == CallTable.Wants.DATA || wants == CallTable.Wants.PATH) {
                arguments.add(data(Evaluator.bytes(written.at(position++))));
            } else if (wants == CallTable.Wants.PID) {
                arguments.add(num(process(written.at(position++))));
            } else {
                arguments.add(num(position < written.size() ? Evaluator.number(written.at(position)) : 0));
                position++;
            }
        }
        return arguments;
    }

    private List<Order.Arg> sendmsg(String actor, WrittenCall written) throws LabFailure {
        Bytes control = Bytes.EMPTY;
        for (Argument argument : written.call().arguments()) {
            if (argument instanceof Argument.Rights rights) {
                control = control.plus(rights(rights));
            } else if (argument instanceof Argument.Credentials credentials) {
                control = control.plus(credentials(actor, credentials));
            } else if (argument instanceof Argument.RawControl raw) {
                control = control.plus(rawControl(raw));
            }
        }
        Optional<Value> given = written.keyword("control");
        if (given.isPresent()) {
            control = Evaluator.bytes(given.get());
        }
        Optional<Value> length = written.keyword("controllen");
        Optional<Value> to = written.keyword("to");
        Bytes sockaddr = Bytes.EMPTY;
        if (to.isPresent()) {
            sockaddr = sized(written, sockaddr(Evaluator.principal(to.get())));
        }
        long controllen = length.isPresent() ? Evaluator.number(length.get()) : control.length();
        return List.of(
                num(Evaluator.number(written.at(0))),
                data(Evaluator.bytes(written.at(1))),
                data(sockaddr),
                data(control),
                num(controllen),
                num(written.size() > 2 ? Evaluator.number(written.at(2)) : 0));
    }

    private List<Order.Arg> recvmsg(WrittenCall written) throws LabFailure {
        Optional<Value> control = written.keyword("control");
        return List.of(
                num(Evaluator.number(written.at(0))),
                num(Evaluator.number(written.at(1))),
                num(control.isPresent() ? Evaluator.number(control.get()) : 0),
                num(written.size() > 2 ? Evaluator.number(written.at(2)) : 0));
    }

    private List<Order.Arg> getsockopt(WrittenCall written) throws LabFailure {
        SocketOption option = SocketOption.of(Evaluator.number(written.at(1)));
        return List.of(
                num(Evaluator.number(written.at(0))),
                num(ControlMessage.SOL_SOCKET),
                num(option.number()),
                num(option.size()));
    }

    private List<Order.Arg> setsockopt(WrittenCall written) throws LabFailure {
        SocketOption option = SocketOption.of(Evaluator.number(written.at(1)));
        return List.of(
                num(Evaluator.number(written.at(0))),
                num(ControlMessage.SOL_SOCKET),
                num(option.number()),
                data(option.encode(Evaluator.number(written.at(2)))));
    }

    private List<Order.Arg> munmap(WrittenCall written) throws LabFailure {
        Value.Mapping mapping = mapping(written.at(0));
        return List.of(num(mapping.address()), num(mapping.length()));
    }

    private List<Order.Arg> memory(WrittenCall written, boolean poke) throws LabFailure {
        Value.Mapping mapping = mapping(written.at(0));
        long offset = Evaluator.number(written.at(1));
        Bytes bytes = poke ? Evaluator.bytes(written.at(2)) : Bytes.EMPTY;
        long length = poke ? bytes.length() : Evaluator.number(written.at(2));
        if (offset < 0 || length < 0 || offset + length > mapping.length()) {
            throw new LabFailure(
                    "the mapping has " + mapping.length() + " bytes, " + offset + " + " + length + " is outside it");
        }
        return List.of(num(mapping.address() + offset), poke ? data(bytes) : num(length));
    }

    private List<Order.Arg> syscall(WrittenCall written) throws LabFailure {
        List<Order.Arg> arguments = new ArrayList<>();
        arguments.add(data(Evaluator.bytes(written.at(0))));
        for (int i = 1; i < written.size(); i++) {
            arguments.add(num(
                    written.at(i) instanceof Value.Player ? process(written.at(i)) : Evaluator.number(written.at(i))));
        }
        return arguments;
    }

    private Bytes rights(Argument.Rights rights) throws LabFailure {
        List<Integer> fds = new ArrayList<>();
        for (Value value : evaluator.items(rights.fds())) {
            fds.add((int) Evaluator.number(value));
        }
        return ControlBuffer.encode(List.of(new ControlMessage.Rights(fds)));
    }

    private Bytes credentials(String actor, Argument.Credentials credentials) throws LabFailure {
        Map<String, Value> fields = written(credentials.fields());
        int uid = cast.uid(actor);
        return ControlBuffer.encode(List.of(new ControlMessage.Credentials(
                (int) numberOr(fields, "pid", cast.part(actor).actor().pid()), (int) numberOr(fields, "uid", uid), (int)
                        numberOr(fields, "gid", uid))));
    }

    private Bytes rawControl(Argument.RawControl raw) throws LabFailure {
        Map<String, Value> fields = written(raw.fields());
        Value content = fields.get("cmsg_data");
        Bytes data = Bytes.EMPTY;
        if (content != null && content.principal() instanceof Value.Items items) {
            ByteBuffer ints = ByteBuffer.allocate(4 * items.values().size()).order(ByteOrder.nativeOrder());
            for (Value value : items.values()) {
                ints.putInt((int) Evaluator.number(value));
            }
            data = Bytes.of(ints.array());
        } else if (content != null) {
            data = Evaluator.bytes(content);
        }
        return ControlBuffer.raw(
                numberOr(fields, "cmsg_len", 16L + data.length()),
                (int) numberOr(fields, "cmsg_level", ControlMessage.SOL_SOCKET),
                (int) numberOr(fields, "cmsg_type", ControlMessage.SCM_RIGHTS),
                data);
    }

    private Map<String, Value> written(List<Step.Field> fields) throws LabFailure {
        Map<String, Value> values = new java.util.HashMap<>();
        for (Step.Field field : fields) {
            values.put(field.name(), evaluator.value(field.value()));
        }
        return values;
    }

    private static long numberOr(Map<String, Value> fields, String name, long otherwise) throws LabFailure {
        Value value = fields.get(name);
        return value == null ? otherwise : Evaluator.number(value);
    }

    private static Bytes sized(WrittenCall written, Bytes sockaddr) throws LabFailure {
        Optional<Value> length = written.keyword("addrlen");
        return length.isPresent() ? Growth.resized(sockaddr, Evaluator.number(length.get())) : sockaddr;
    }

    /** AF_UNSPEC alone dissolves a connection (connect(2)). */
    private static Bytes sockaddr(Value value) throws LabFailure {
        if (value instanceof Value.Constant constant) {
            return constant.number() == 0 ? Bytes.of((byte) 0, (byte) 0) : new UnixAddress.Unnamed().sockaddr();
        }
        Bytes name = Evaluator.bytes(value);
        boolean path = !name.isEmpty() && name.at(0) != 0;
        return path
                ? new UnixAddress.Pathname(name).sockaddr()
                : UnixAddress.ofName(name).sockaddr();
    }

    private long process(Value value) throws LabFailure {
        return value instanceof Value.Player player
                ? cast.part(player.name()).actor().pid()
                : Evaluator.number(value);
    }

    private static Value.Mapping mapping(Value value) throws LabFailure {
        if (Evaluator.principal(value) instanceof Value.Mapping mapping) {
            return mapping;
        }
        throw new LabFailure("a mapping is needed here (p = mmap(…)), not " + Rendering.of(value));
    }

    private static Order.Arg num(long value) {
        return new Order.Arg.Num(value);
    }

    private static Order.Arg data(Bytes value) {
        return new Order.Arg.Data(value);
    }
}
