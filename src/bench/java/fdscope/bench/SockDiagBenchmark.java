package fdscope.bench;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.kernel.jna.NativeDoor;
import fdscope.observe.Reading;
import fdscope.observe.SocketSighting;
import fdscope.observe.source.SockDiagSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One sock_diag dump of the machine as it is, received and parsed, in a JVM set up as the launcher sets it up. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgs = {
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED"
        })
public class SockDiagBenchmark {
    /** How many sockets there are at least; a dump that brings fewer ends the benchmark. */
    @Param("0")
    public int sockets;

    private SockDiagSource source;

    @Setup(Level.Trial)
    public void open() throws ErrnoException, SyscallsUnavailableException {
        source = SockDiagSource.open(NativeDoor.open());
    }

    @TearDown(Level.Trial)
    public void close() {
        source.close();
    }

    @Benchmark
    public List<SocketSighting> dump() {
        Reading<List<SocketSighting>> reading = source.dump();
        reading.failure().ifPresent(why -> {
            throw new IllegalStateException(why);
        });
        List<SocketSighting> rows = reading.value().orElseThrow();
        if (rows.size() < sockets) {
            throw new IllegalStateException(
                    "expected " + sockets + " sockets or more, but the dump has " + rows.size());
        }
        return rows;
    }
}
