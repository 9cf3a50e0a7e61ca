package fdscope.observe;

import static fdscope.FuzzRuns.must;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.kernel.Bytes;
import fdscope.observe.parse.ProcNetUnixParser;
import fdscope.observe.parse.SockDiagAnswer;
import fdscope.observe.parse.SockDiagCodec;
import fdscope.observe.parse.SsOutputParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SocketSnapshotFuzz {
    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    /** A few sockets of the zoo as each source has them. */
    static Stream<Arguments> seeds() {
        return Stream.of("bound-stream", "bound-abstract-nul", "fresh-dgram", "bound-abstract-bin")
                .map(what ->
                        Arguments.of(raw(what, Captures.proc()), raw(what, Captures.ss()), raw(what, Captures.diag())));
    }

    private static byte[] raw(String what, List<SocketSighting> rows) {
        return Captures.called(what, rows).raw().toArray();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void everyRowIsKeptAndNoSocketIsInvented(byte[] proc, byte[] ss, byte[] diag) {
        RUNS.count();
        if (proc == null || ss == null || diag == null) {
            return;
        }
        Map<Source, List<SocketSighting>> rows = Map.of(
                Source.PROC, ProcNetUnixParser.parse(Bytes.of(proc)),
                Source.SS, SsOutputParser.parse(Bytes.of(ss)),
                Source.SOCK_DIAG, rows(Bytes.of(diag)));
        SocketSnapshot snapshot = Captures.merge(rows);

        must(sorted(told(snapshot)).equals(sorted(given(rows))), "every row, once", snapshot, rows);
        long last = -1;
        for (Socket socket : snapshot.sockets()) {
            must(socket.inode() >= last, "order", snapshot);
            last = socket.inode();
            must(
                    socket.sources().stream().distinct().count()
                            == socket.sightings().size(),
                    "one row a source",
                    socket);
            must(socket.unproven().isEmpty() == socket.sources().contains(Source.SOCK_DIAG), "proof", socket);
            must(snapshot.socket(socket.inode()).isPresent(), "found by inode", socket);
            for (SocketSighting sighting : socket.sightings()) {
                must(sighting.inode().orElseThrow() == socket.inode(), "inode", socket);
            }
        }
        must(snapshot.diff(Captures.merge(rows)).isEmpty(), "no difference from itself", snapshot);
    }

    private static List<SocketSighting> rows(Bytes diag) {
        List<SocketSighting> rows = new ArrayList<>();
        for (SockDiagAnswer answer : SockDiagCodec.decode(diag)) {
            if (answer instanceof SockDiagAnswer.Row row) {
                rows.add(row.sighting());
            }
        }
        return rows;
    }

    private static List<SocketSighting> told(SocketSnapshot snapshot) {
        List<SocketSighting> told = new ArrayList<>(snapshot.unreadable());
        snapshot.sockets().forEach(socket -> told.addAll(socket.sightings()));
        return told;
    }

    /** Of a socket that sock_diag told twice, as an interrupted dump may, the last row counts. */
    private static List<SocketSighting> given(Map<Source, List<SocketSighting>> rows) {
        TreeMap<Long, SocketSighting> truth = new TreeMap<>();
        rows.get(Source.SOCK_DIAG).forEach(row -> truth.put(row.inode().orElseThrow(), row));
        List<SocketSighting> given = new ArrayList<>(truth.values());
        given.addAll(rows.get(Source.PROC));
        given.addAll(rows.get(Source.SS));
        return given;
    }

    private static List<String> sorted(List<SocketSighting> rows) {
        return rows.stream()
                .map(row -> row.source() + " " + row.raw().hex())
                .sorted()
                .toList();
    }
}
