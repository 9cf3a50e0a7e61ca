package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import fdscope.kernel.Syscalls;
import fdscope.kernel.UnixAddress;
import fdscope.kernel.jna.NativeDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A zoo of sockets of every kind, made here: what {@code sockets --json} says of each is what getsockname(2), fstat(2)
 * and the making of it say.
 */
final class SocketsTruthIT {
    private static final int SHUT_WR = 1;
    private static final int SHUT_RDWR = 2;

    private final String unique = "fdscope-zoo-" + UUID.randomUUID();
    private final Map<String, Animal> zoo = new HashMap<>();
    private final List<Fd> extra = new ArrayList<>();
    private Syscalls calls;

    @TempDir
    private Path folder;

    /** @param peer inode of the other end; 0: none accepted it, or it is gone; null: it never had one */
    private record Animal(Fd fd, SocketType type, String state, Long peer) {}

    @BeforeEach
    void open() throws Exception {
        calls = NativeDoor.open();
    }

    @AfterEach
    void close() {
        zoo.values().forEach(animal -> animal.fd().close());
        extra.forEach(Fd::close);
    }

    @Test
    void everyKindOfSocketIsToldAsItIs() throws Exception {
        for (SocketType type : SocketType.values()) {
            keep("fresh " + type.word(), socket(type), type, "unconnected", null);
            pairs(type);
        }
        names();
        listeners();
        datagrams();

        Map<Long, JsonNode> told = new HashMap<>();
        for (JsonNode row : Launched.fdscope("sockets", "--json").json()) {
            if (!row.get("unproven").asBoolean()) {
                assertThat(told.put(row.get("inode").asLong(), row)).isNull();
            }
        }
        for (Map.Entry<String, Animal> entry : zoo.entrySet()) {
            Animal animal = entry.getValue();
            JsonNode row = told.get(inode(animal.fd()));
            assertThat(row).as(entry.getKey()).isNotNull();
            assertThat(told(row)).as(entry.getKey()).isEqualTo(truth(animal));
        }
    }

    private String told(JsonNode row) {
        return row.get("type").asString() + " " + row.get("state").asString() + " "
                + row.get("name").get("kind").asString() + " "
                + row.get("name").get("hex").asString() + " peer " + row.get("peerInode") + " owners "
                + row.get("owners") + " " + row.get("ownersWhy");
    }

    private String truth(Animal animal) throws ErrnoException {
        UnixAddress name = UnixAddress.of(calls.getsockname(animal.fd()));
        String kind = name instanceof UnixAddress.Unnamed
                ? "unnamed"
                : name instanceof UnixAddress.Abstract ? "abstract" : "pathname";
        return animal.type().word() + " " + animal.state() + " " + kind + " "
                + name.name().hex() + " peer " + animal.peer() + " owners [{\"pid\":" + calls.getpid() + ",\"fd\":"
                + animal.fd().number() + ",\"command\":\"java\"}] null";
    }

    private void pairs(SocketType type) throws ErrnoException {
        for (int how : new int[] {-1, SHUT_WR, SHUT_RDWR}) {
            List<Fd> pair = pair(type);
            if (how >= 0) {
                calls.shutdown(pair.get(0), how);
            }
            keep(type + " pair a" + how, pair.get(0), type, "connected", inode(pair.get(1)));
            keep(type + " pair b" + how, pair.get(1), type, "connected", inode(pair.get(0)));
        }
        List<Fd> left = pair(type);
        left.get(1).close();
        keep(type + " peer closed", left.get(0), type, "connected", 0L);
    }

    private void names() throws ErrnoException {
        Map<String, Bytes> names = new HashMap<>();
        String path = folder + "/";
        names.put("path", Bytes.utf8(path + "plain"));
        names.put("spaces", Bytes.utf8(path + " a b "));
        names.put("newline", Bytes.utf8(path + "x\ny"));
        names.put("colours", Bytes.utf8(path + "\u001b[31mred\t\u007f"));
        names.put("forged", Bytes.utf8(path + "f\n0: 1\nu_str ESTAB 0 0 * 5 * 6"));
        names.put("not UTF-8", Bytes.utf8(path).plus(Bytes.of((byte) 0xff, (byte) 0xc3)));
        names.put("abstract", Bytes.utf8("\0" + unique));
        names.put("abstract with NUL", Bytes.utf8("\0" + unique + "\0in\0"));
        names.put("abstract at", Bytes.utf8("\0@" + unique));
        names.put("abstract full", Bytes.utf8("\0" + unique).resized(UnixAddress.SUN_PATH));
        for (Map.Entry<String, Bytes> name : names.entrySet()) {
            Fd socket = socket(SocketType.STREAM);
            calls.bind(socket, UnixAddress.ofName(name.getValue()).sockaddr());
            keep(name.getKey(), socket, SocketType.STREAM, "unconnected", null);
        }
        Fd auto = socket(SocketType.DGRAM);
        calls.bind(auto, new UnixAddress.Unnamed().sockaddr());
        keep("autobind", auto, SocketType.DGRAM, "unconnected", null);
    }

    private void listeners() throws Exception {
        for (SocketType type : List.of(SocketType.STREAM, SocketType.SEQPACKET)) {
            Path door = folder.resolve("door-" + type.word());
            Fd listener = socket(type);
            calls.bind(listener, address(door));
            calls.listen(listener, 5);
            keep(type + " listener", listener, type, "listening", null);
            Fd client = socket(type);
            calls.connect(client, address(door));
            Fd server = calls.accept(listener, Optional.empty()).fd();
            keep(type + " client", client, type, "connected", inode(server));
            keep(type + " server", server, type, "connected", inode(client));
            Fd waiting = socket(type);
            calls.connect(waiting, address(door));
            keep(type + " waiting", waiting, type, "connected", 0L);
            Files.delete(door);
        }
    }

    private void datagrams() throws ErrnoException {
        Fd receiver = socket(SocketType.DGRAM);
        calls.bind(receiver, address(folder.resolve("log")));
        Fd sender = socket(SocketType.DGRAM);
        calls.connect(sender, address(folder.resolve("log")));
        calls.send(sender, Bytes.EMPTY, 0, Optional.empty());
        keep("datagram receiver", receiver, SocketType.DGRAM, "connected", null);
        keep("datagram sender", sender, SocketType.DGRAM, "connected", inode(receiver));
    }

    private void keep(String what, Fd fd, SocketType type, String state, Long peer) {
        assertThat(zoo.put(what, new Animal(fd, type, state, peer))).isNull();
    }

    private Fd socket(SocketType type) throws ErrnoException {
        return calls.socket(UnixAddress.AF_UNIX, type.number(), 0);
    }

    private List<Fd> pair(SocketType type) throws ErrnoException {
        return calls.socketpair(UnixAddress.AF_UNIX, type.number(), 0);
    }

    private static Bytes address(Path path) {
        return new UnixAddress.Pathname(Bytes.utf8(path.toString())).sockaddr();
    }

    private long inode(Fd fd) throws ErrnoException {
        return calls.fstat(fd).inode();
    }
}
