package fdscope.bench;

import fdscope.kernel.Bytes;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.lesson.Progress;
import fdscope.lesson.store.LessonFolder;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.Socket;
import fdscope.observe.SocketListing;
import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketSighting;
import fdscope.observe.SocketState;
import fdscope.observe.Source;
import fdscope.tui.Model;
import fdscope.tui.Themes;
import fdscope.tui.Update;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Scenery.Facts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One key, answered and drawn at 120x36, in the table of 100,000 sockets while it refreshes: rows are made in memory, and
 * filtered, ordered and compared on another thread as in the program. Messages that came meanwhile are handled before the
 * key, within its time, as a learner would feel it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 5)
@Fork(
        value = 1,
        jvmArgs = {
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED"
        })
public class TableKeyBenchmark {
    private static final int ROWS = 100_000;
    /** A fifth of a second passes every so many keys: twenty keys a second, as when a key is held down. */
    private static final int KEYS_A_TICK = 4;

    private final List<Key> keys = new ArrayList<>();
    private final ConcurrentLinkedQueue<Msg> told = new ConcurrentLinkedQueue<>();
    private ExecutorService worker;
    private Model model;
    private int next;
    private int reads;

    @Setup(Level.Trial)
    public void open() throws Exception {
        worker = Executors.newSingleThreadExecutor();
        for (int i = 0; i < 12; i++) {
            keys.add(Key.DOWN);
            keys.add(Key.PAGE_DOWN);
            keys.add(Key.UP);
        }
        "G".chars().forEach(c -> keys.add(Key.of(c)));
        for (int i = 0; i < 8; i++) {
            keys.add(Key.PAGE_UP);
        }
        "g/owner:proc1".chars().forEach(c -> keys.add(Key.of(c)));
        keys.add(Key.DOWN);
        keys.add(Key.BACKSPACE);
        keys.add(Key.ESC);
        keys.add(Key.ENTER);
        "oOx".chars().forEach(c -> keys.add(Key.of(c)));
        model = Model.start(
                LessonFolder.read(Path.of("lessons")),
                Progress.NONE,
                new Facts("6.18", "user"),
                Themes.withoutColour(),
                Optional.empty());
        take(new Msg.Came(new Input.Resized(120, 36)));
        take(new Msg.Came(new Input.KeyPressed(Key.of('S'))));
    }

    @TearDown(Level.Trial)
    public void close() {
        worker.shutdownNow();
    }

    @Benchmark
    public Canvas key() {
        for (Msg msg = told.poll(); msg != null; msg = told.poll()) {
            take(msg);
        }
        if (next % KEYS_A_TICK == 0) {
            take(new Msg.Came(new Input.Tick(Instant.EPOCH)));
        }
        take(new Msg.Came(new Input.KeyPressed(keys.get(next % keys.size()))));
        next++;
        Canvas canvas = new Canvas(120, 36);
        model.draw(canvas);
        return canvas;
    }

    private void take(Msg msg) {
        Next<Model, Effect> update = Update.apply(model, msg);
        model = update.model();
        update.effects().forEach(this::run);
    }

    private void run(Effect effect) {
        if (effect instanceof Effect.ReadSockets read) {
            int salt = reads++;
            worker.execute(() -> told.add(new Msg.SocketsRead(read.number(), listing(salt))));
        } else if (effect instanceof Effect.ArrangeSockets arrange) {
            worker.execute(() -> told.add(
                    new Msg.SocketsArranged(arrange.number(), arrange.wanted().arranged())));
        }
    }

    /** Pairs, some of which have other queues each time, and some of which are new. */
    private static SocketListing listing(int salt) {
        List<SocketRow> rows = new ArrayList<>(ROWS);
        for (int i = 0; i < ROWS; i++) {
            long inode = 10_000 + i + (i > ROWS - 500 ? salt * 500L : 0);
            SocketSighting.Builder row = SocketSighting.of(Source.SOCK_DIAG, Bytes.EMPTY)
                    .inode(inode)
                    .cookie(inode)
                    .type(Optional.of(i % 7 == 0 ? SocketType.DGRAM : SocketType.STREAM))
                    .state(Optional.of(SocketState.CONNECTED))
                    .peer(inode ^ 1)
                    .queues(i % 50 == 0 ? salt : 0, 0);
            if (i % 3 == 0) {
                row.name(new UnixAddress.Pathname(Bytes.utf8("/run/user/1000/socket-" + i)));
            }
            Owner owner = new Owner(1000 + i / 500, 3 + i % 500, Bytes.utf8("proc" + i / 500));
            rows.add(new SocketRow(
                    new Socket(inode, List.of(row.build()), List.of(), Optional.empty()),
                    List.of(owner),
                    Optional.<NoOwner>empty(),
                    OptionalLong.of(0)));
        }
        return new SocketListing(
                SocketQuestion.USUAL, Optional.of(1L), rows, List.of(), Instant.EPOCH, Duration.ofMillis(300));
    }
}
