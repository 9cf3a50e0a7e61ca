package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.lab.Actor;
import fdscope.lab.Order;
import fdscope.lab.Program;
import fdscope.lab.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The program that is checked, seen from the runner. What it is asked by mistake, the actor that started it answers. */
final class ProgramProcess implements Program {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final String name;
    private final int pid;
    private final Lifeline life;
    private final ActorProcess parent;
    private final List<Fd> outputs;
    private final Supplier<Optional<String>> excess;
    private List<Bytes> said = List.of();
    private Optional<String> why = Optional.empty();

    /**
     * @param outputs the files behind its descriptors 1 and 2; owned
     * @param excess what it has taken too much of until now; asked once more when it has ended
     */
    ProgramProcess(
            String name,
            int pid,
            Lifeline life,
            ActorProcess parent,
            List<Fd> outputs,
            Supplier<Optional<String>> excess) {
        this.name = name;
        this.pid = pid;
        this.life = life;
        this.parent = parent;
        this.outputs = List.copyOf(outputs);
        this.excess = excess;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int pid() {
        return pid;
    }

    @Override
    public int tid() {
        return pid;
    }

    /** Its standard streams are files of ours. */
    @Override
    public Set<Integer> ownFds() {
        return Set.of(0, 1, 2);
    }

    @Override
    public Bytes written(int stream) {
        return said.isEmpty() ? read(outputs.get(stream - 1)) : said.get(stream - 1);
    }

    /** Through /proc, so that the place where the program writes does not move. */
    private static Bytes read(Fd file) {
        try (InputStream in = Files.newInputStream(Path.of("/proc/self/fd", Integer.toString(file.number())))) {
            return Bytes.of(in.readNBytes(MOST_OUTPUT));
        } catch (IOException e) {
            return Bytes.utf8("(cannot be read: " + e.getMessage() + ")");
        }
    }

    @Override
    public Optional<Ending> ended(Duration deadline) {
        Optional<Ending> ending = life.ended(deadline);
        if (ending.isPresent()) {
            lastLook();
            release();
        }
        return ending;
    }

    /** Who is quick has ended before anybody else has looked. */
    private synchronized void lastLook() {
        if (!isReleased()) {
            why = why.or(excess);
        }
    }

    @Override
    public void kill() {
        life.signalKill();
        ended(SOON);
    }

    /** Ends it before its time; false if it was over already. From any thread. */
    synchronized boolean endBecause(String reason) {
        if (isReleased()) {
            return false;
        }
        why = why.or(() -> Optional.of(reason));
        life.signalKill();
        return true;
    }

    @Override
    public synchronized Optional<String> ended() {
        return why;
    }

    synchronized boolean isReleased() {
        return !said.isEmpty();
    }

    /** Keeps what it has said, and gives up what is owned. Idempotent. */
    synchronized void release() {
        if (said.isEmpty()) {
            said = List.of(read(outputs.get(0)), read(outputs.get(1)));
            outputs.forEach(Fd::close);
            life.release();
        }
    }

    @Override
    public void send(Order order) {
        parent.send(order);
    }

    @Override
    public void send(Order order, Fd beside) {
        parent.send(order, beside);
    }

    @Override
    public Optional<Report> receive(Duration deadline) {
        return parent.receive(deadline);
    }

    @Override
    public Fd takeLent() throws ErrnoException {
        return parent.takeLent();
    }

    /** Who started it. */
    Actor parent() {
        return parent;
    }
}
