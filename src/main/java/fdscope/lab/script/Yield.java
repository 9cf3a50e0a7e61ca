package fdscope.lab.script;

import static fdscope.lab.script.Kind.BYTES;
import static fdscope.lab.script.Kind.DESCRIPTOR;
import static fdscope.lab.script.Kind.DESCRIPTORS;
import static fdscope.lab.script.Kind.NUMBER;
import static fdscope.lab.script.Kind.UNKNOWN;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a call gives: its principal value, and the fields that can be read beside it. */
public enum Yield {
    NOTHING(NUMBER, Map.of()),
    NUMBER_ONLY(NUMBER, Map.of()),
    /** The name becomes a descriptor. */
    ONE_DESCRIPTOR(DESCRIPTOR, Map.of()),
    /** {@code accept}: a descriptor, and the address of the other side. */
    ACCEPTED(DESCRIPTOR, Map.of("name", BYTES, "addrlen", NUMBER)),
    /** {@code pipe}, {@code socketpair}: two names. */
    TWO_DESCRIPTORS(DESCRIPTORS, Map.of()),
    READ(BYTES, Map.of("data", BYTES, "ret", NUMBER, "name", BYTES, "addrlen", NUMBER)),
    /** {@code peek}: no call, so there is nothing but the bytes. */
    PEEKED(BYTES, Map.of("data", BYTES)),
    MESSAGE(BYTES, messageFields()),
    ADDRESS(BYTES, Map.of("name", BYTES, "addrlen", NUMBER)),
    CREDENTIALS(NUMBER, Map.of("pid", NUMBER, "uid", NUMBER, "gid", NUMBER)),
    STAT(NUMBER, Map.of("size", NUMBER, "type", NUMBER, "mode", NUMBER, "ino", NUMBER)),
    /** {@code epoll_wait}: how many, and the first of them. */
    EVENTS(NUMBER, Map.of("events", NUMBER, "fd_number", NUMBER)),
    /** {@code mmap}. */
    MAP(Kind.MAPPING, Map.of()),
    /** {@code spawn}: the name becomes an actor. */
    NEW_ACTOR(Kind.ACTOR, Map.of()),
    /** {@code program}: the name becomes an actor that takes no calls. */
    PROGRAM(Kind.ACTOR, Map.of()),
    /** Any call under {@code repeat}: how many succeeded. */
    REPEATED(NUMBER, Map.of("total", NUMBER, "last", UNKNOWN, "fds", DESCRIPTORS)),
    /** Depends on the kernel or on numbers; every field may be asked for. */
    OPEN(UNKNOWN, Map.of());

    private final Kind principal;
    private final Map<String, Kind> fields;

    Yield(Kind principal, Map<String, Kind> fields) {
        this.principal = principal;
        Map<String, Kind> all = new TreeMap<>(fields);
        all.put("ns", NUMBER);
        this.fields = Map.copyOf(all);
    }

    private static Map<String, Kind> messageFields() {
        Map<String, Kind> fields = new TreeMap<>();
        for (String number : "ret flags cmsgs cmsg_len controllen addrlen pid uid gid inq".split(" ")) {
            fields.put(number, NUMBER);
        }
        fields.put("data", BYTES);
        fields.put("control", BYTES);
        fields.put("name", BYTES);
        fields.put("fds", DESCRIPTORS);
        fields.put("pidfd", DESCRIPTOR);
        return fields;
    }

    public Kind principal() {
        return principal;
    }

    /** By name; {@code ns}, the time inside the call, is always among them. */
    public Map<String, Kind> fields() {
        return fields;
    }

    public Optional<Kind> field(String name) {
        return this == OPEN ? Optional.of(UNKNOWN) : Optional.ofNullable(fields.get(name));
    }
}
