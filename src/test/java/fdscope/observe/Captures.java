package fdscope.observe;

import fdscope.kernel.Bytes;
import fdscope.observe.parse.ProcNetUnixParser;
import fdscope.observe.parse.SockDiagAnswer;
import fdscope.observe.parse.SockDiagCodec;
import fdscope.observe.parse.SsOutputParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The sockets of one process that made every kind of socket there is, as three sources showed them at one time. */
public final class Captures {
    private Captures() {}

    public static Bytes bytes(String name) {
        try (InputStream in = Captures.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no capture " + name);
            }
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<SocketSighting> proc() {
        return ProcNetUnixParser.parse(bytes("listings/proc_net_unix.zoo.raw"));
    }

    public static List<SocketSighting> ss() {
        return SsOutputParser.parse(bytes("listings/ss_xaemp.txt"));
    }

    public static List<SocketSighting> diag() {
        List<SocketSighting> rows = new ArrayList<>();
        for (SockDiagAnswer answer : SockDiagCodec.decode(bytes("listings/sock_diag.zoo.raw"))) {
            if (answer instanceof SockDiagAnswer.Row row) {
                rows.add(row.sighting());
            }
        }
        return rows;
    }

    /** What each inode was made to be. */
    public static Map<Long, String> zoo() {
        Map<Long, String> zoo = new LinkedHashMap<>();
        bytes("listings/zoo-map.txt").text().lines().forEach(line -> {
            String[] words = line.split("\t");
            zoo.put(Long.valueOf(words[0]), words[1]);
        });
        return zoo;
    }

    public static SocketSnapshot merged() {
        return merge(Map.of(Source.SOCK_DIAG, diag(), Source.PROC, proc(), Source.SS, ss()));
    }

    public static SocketSnapshot merge(Map<Source, List<SocketSighting>> rows) {
        Map<Source, Reading<List<SocketSighting>>> readings = new EnumMap<>(Source.class);
        rows.forEach((source, list) -> readings.put(source, Reading.of(list, Instant.EPOCH)));
        return SocketSnapshot.merge(readings);
    }

    /** The row of the socket that {@code zoo-map.txt} calls so. */
    public static SocketSighting called(String what, List<SocketSighting> rows) {
        long inode = inode(what);
        return rows.stream()
                .filter(row -> row.inode().isPresent() && row.inode().get() == inode)
                .findFirst()
                .orElseThrow();
    }

    public static long inode(String what) {
        return zoo().entrySet().stream()
                .filter(entry -> entry.getValue().equals(what))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    public static TreeSet<Long> inodes(List<SocketSighting> rows) {
        TreeSet<Long> inodes = new TreeSet<>();
        rows.forEach(row -> inodes.add(row.inode().orElseThrow()));
        return inodes;
    }

    /** The inodes of the map, and those of two sockets of the kernel and of the peer of the one in flight. */
    public static TreeSet<Long> expectedInodes() {
        TreeSet<Long> inodes = new TreeSet<>(zoo().keySet());
        inodes.addAll(List.of(1661L, 1662L, 1001953L));
        return inodes;
    }

    /** One line per row: what the tests compare. */
    public static String line(SocketSighting row) {
        List<String> words = new ArrayList<>();
        words.add(row.inode().map(String::valueOf).orElse("?"));
        for (SocketField field : SocketField.values()) {
            boolean shown = field != SocketField.MEMORY && field != SocketField.FILE;
            field.text(row).filter(text -> shown).ifPresent(text -> words.add(field.label() + "=" + text));
        }
        row.owners().ifPresent(owners -> words.add("owners=" + owners));
        return String.join(" ", words);
    }
}
