package fdscope.bench;

import fdscope.observe.LayoutText;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeQuestion;
import fdscope.observe.source.BtfSource;
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
import org.openjdk.jmh.annotations.Warmup;

/** One structure looked up and written, in a program that has read the kernel's types already, as the screen has. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"})
public class LayoutBenchmark {
    /** A struct of the running kernel; one that it has not ends the benchmark. */
    @Param({"scm_fp_list", "unix_sock", "sk_buff"})
    public String struct;

    private BtfSource source;

    @Setup(Level.Trial)
    public void read() {
        source = new BtfSource();
        layout();
    }

    @Benchmark
    public List<String> layout() {
        TypeLayouts found = source.find(TypeQuestion.of(struct));
        if (found.types().isEmpty()) {
            throw new IllegalStateException(found.unknown().orElse("no struct " + struct));
        }
        return LayoutText.of(found.types().get(0));
    }
}
