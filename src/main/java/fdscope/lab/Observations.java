package fdscope.lab;

import fdscope.kernel.Architecture;
import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.kernel.SyscallNumbers;
import fdscope.observe.FdInfo;
import fdscope.observe.FdTable;
import fdscope.observe.SameFile;
import fdscope.observe.SleepingCall;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The observations of docs/lab-language.md, section 6: each asks the kernel and says where; none is inferred from the
 * script.
 */
final class Observations implements Evaluator.Observer {
    private final Machine machine;
    private final Cast cast;

    Observations(Machine machine, Cast cast) {
        this.machine = machine;
        this.cast = cast;
    }

    @Override
    public Optional<Evaluator.Observation> observe(String function, List<Value> arguments) throws LabFailure {
        Value first = arguments.isEmpty() ? null : arguments.get(0);
        return Optional.ofNullable(
                switch (function) {
                    case "same_file" -> sameFile(descriptor(first), descriptor(arguments.get(1)));
                    case "number" -> seen(new Value.Num(descriptor(first).number()), fdPath(descriptor(first), "fd"));
                    case "target" ->
                        seen(new Value.Str(row(descriptor(first)).target()), fdPath(descriptor(first), "fd"));
                    case "inode" -> inode(descriptor(first));
                    case "closed" -> closed(descriptor(first));
                    case "cloexec" -> info(first, FdInfo::closeOnExec, Value.Truth::new);
                    case "flags" -> info(first, FdInfo::statusFlags, flags -> new Value.Num(flags));
                    case "offset" -> info(first, FdInfo::position, Value.Num::new);
                    case "in_flight" -> info(first, FdInfo::scmFds, count -> new Value.Num(count));
                    case "queued" -> socket(first, row -> row.receiveQueue().map(Value.Num::new), "RQLEN");
                    case "unsent" -> socket(first, row -> row.sendQueue().map(Value.Num::new), "RQLEN");
                    case "peer" ->
                        socket(
                                first,
                                row -> Optional.of(new Value.Num(row.peer().orElse(0L))),
                                "PEER");
                    case "state" -> socket(first, Observations::state, "state");
                    case "listed" -> listed(arguments);
                    case "owners" -> owners(first);
                    case "exists" -> seen(new Value.Truth(machine.exists(inFolder(Evaluator.bytes(first)))), "lstat");
                    case "alive" -> alive(player(first));
                    case "pid" -> seen(new Value.Num(player(first).actor().pid()), "");
                    case "uid" -> seen(new Value.Num(cast.uid(player(first).name())), status(player(first)));
                    case "open_fds" -> openFds(player(first));
                    case "blocked" -> blocked(player(first));
                    case "wchan" -> wchan(player(first));
                    case "copies" -> copies(player(first), descriptor(arguments.get(1)));
                    case "stdout" -> written(player(first), 1);
                    case "stderr" -> written(player(first), 2);
                    case "symbol" -> symbol(Evaluator.bytes(first));
                    case "sysctl" -> sysctl(Evaluator.bytes(first));
                    default -> null;
                });
    }

    private Evaluator.Observation sameFile(Value.Descriptor a, Value.Descriptor b) throws LabFailure {
        SameFile answer = machine.sameFile(pid(a), a.number(), pid(b), b.number());
        if (answer.answer() == SameFile.Answer.NOT_ANSWERABLE) {
            throw new LabFailure("it cannot be proven here whether the two are one open file: "
                    + answer.why().orElse("the kernel does not tell"));
        }
        return seen(new Value.Truth(answer.answer() == SameFile.Answer.SAME), answer.source());
    }

    private Evaluator.Observation inode(Value.Descriptor descriptor) throws LabFailure {
        Optional<Long> socket = row(descriptor).socketInode();
        String path = fdPath(descriptor, "fd");
        long inode = socket.isPresent()
                ? socket.get()
                : machine.file(pid(descriptor), descriptor.number())
                        .orElseThrow(() -> new LabFailure(path + " cannot be looked at"))
                        .inode();
        return seen(new Value.Num(inode), path);
    }

    private Evaluator.Observation closed(Value.Descriptor descriptor) throws LabFailure {
        boolean open =
                visible(cast.part(descriptor.actor())).stream().anyMatch(row -> row.number() == descriptor.number());
        return seen(new Value.Truth(!open), "/proc/" + pid(descriptor) + "/fd");
    }

    private <T> Evaluator.Observation info(Value value, Function<FdInfo, Optional<T>> field, Function<T, Value> toValue)
            throws LabFailure {
        Value.Descriptor descriptor = descriptor(value);
        String path = fdPath(descriptor, "fdinfo");
        T told = row(descriptor)
                .info()
                .flatMap(field)
                .orElseThrow(() -> new LabFailure(path + " does not tell; is it the right kind of file?"));
        return seen(toValue.apply(told), path);
    }

    private Evaluator.Observation socket(
            Value value, Function<SocketSighting, Optional<? extends Value>> field, String attribute)
            throws LabFailure {
        Value.Descriptor descriptor = descriptor(value);
        long inode = row(descriptor)
                .socketInode()
                .orElseThrow(() -> new LabFailure(
                        "descriptor " + descriptor.number() + " of " + descriptor.actor() + " is no socket"));
        SocketSighting row = machine.socket(inode, Source.SOCK_DIAG, actor(descriptor))
                .orElseThrow(() -> new LabFailure("sock_diag has no row for socket " + inode));
        Value told = field.apply(row).orElseThrow(() -> new LabFailure("sock_diag does not tell " + attribute));
        return seen(told, "sock_diag " + attribute);
    }

    private static Optional<Value> state(SocketSighting row) {
        return row.state().map(state -> new Value.Str(Bytes.utf8(state.word())));
    }

    private Evaluator.Observation listed(List<Value> arguments) throws LabFailure {
        String word = arguments.size() > 1 ? Evaluator.bytes(arguments.get(1)).text() : "sock_diag";
        Source source = Source.ofWord(word)
                .orElseThrow(
                        () -> new LabFailure(Printable.of(word) + ": no such source, expected sock_diag, proc or ss"));
        Part somebody = cast.all().stream()
                .filter(Part::alive)
                .findFirst()
                .orElseThrow(() -> new LabFailure("no actor is left to ask for"));
        boolean there = machine.socket(Evaluator.number(arguments.get(0)), source, somebody.actor())
                .isPresent();
        return seen(new Value.Truth(there), word);
    }

    private Evaluator.Observation owners(Value value) throws LabFailure {
        long inode = value.principal() instanceof Value.Descriptor descriptor
                ? Evaluator.number(inode(descriptor).value())
                : Evaluator.number(value);
        List<Value> owners = new ArrayList<>();
        for (Part part : cast.all()) {
            if (part.alive()
                    && visible(part).stream()
                            .anyMatch(row ->
                                    row.socketInode().filter(i -> i == inode).isPresent())) {
                owners.add(new Value.Player(part.name()));
            }
        }
        return seen(new Value.Items(owners), "/proc/PID/fd of " + cast.all().size() + " processes");
    }

    /** Names are the lab's: relative ones stand in its folder. */
    private Bytes inFolder(Bytes path) {
        boolean absolute = !path.isEmpty() && path.at(0) == '/';
        return absolute ? path : Bytes.utf8(cast.folder() + "/").plus(path);
    }

    private Evaluator.Observation alive(Part part) {
        boolean alive = part.alive() && part.actor().ended(Duration.ZERO).isEmpty();
        return seen(new Value.Truth(alive), "/proc/" + part.actor().pid());
    }

    private Evaluator.Observation openFds(Part part) {
        return seen(new Value.Num(visible(part).size()), "/proc/" + part.actor().pid() + "/fd");
    }

    private Evaluator.Observation blocked(Part part) {
        boolean blocked = part.actor() instanceof Program
                ? part.alive()
                        && asleep(part)
                        && machine.state(part.actor().pid()).equals("S")
                : part.pending().isPresent() && asleep(part) && !part.poll(Duration.ZERO);
        return seen(new Value.Truth(blocked), task(part, "syscall"));
    }

    /**
     * Two looks that show the same sleeping call. A futex is the JVM's own affair; a thread that has reported sleeps in
     * its order channel, so look for a report afterwards.
     */
    boolean asleep(Part part) {
        SleepingCall first =
                machine.sleepingCall(part.actor().pid(), part.actor().tid());
        if (first.number().isEmpty()) {
            return false;
        }
        machine.waitBetweenLooks();
        return !sleepsIn(part).startsWith("futex")
                && first.equals(
                        machine.sleepingCall(part.actor().pid(), part.actor().tid()));
    }

    private Evaluator.Observation wchan(Part part) {
        String function = machine.sleepsIn(part.actor().pid(), part.actor().tid())
                .function()
                .orElse("");
        return seen(new Value.Str(Bytes.utf8(function)), task(part, "wchan"));
    }

    /** What a blocked actor sleeps in, "" unknown. */
    String sleepsIn(Part part) {
        return machine.sleepsIn(part.actor().pid(), part.actor().tid())
                .function()
                .orElse("");
    }

    /**
     * Where a sleeping actor is.
     *
     * @param function "" unknown
     * @param call the system call by the kernel's name; null unknown
     * @param stack null where it may not be read
     */
    record Whereabouts(String function, String call, List<String> stack) {}

    Whereabouts whereabouts(Part part) {
        int pid = part.actor().pid();
        int tid = part.actor().tid();
        String function = sleepsIn(part);
        Optional<String> call = machine.sleepingCall(pid, tid)
                .number()
                .flatMap(number -> Architecture.here()
                        .flatMap(architecture -> SyscallNumbers.of(architecture).name(number)));
        List<String> stack = machine.stack(pid, tid).functions();
        boolean agrees = stack.contains(function) || function.isEmpty() && !stack.isEmpty();
        return new Whereabouts(function, call.orElse(null), agrees ? stack : null);
    }

    private Evaluator.Observation copies(Part part, Value.Descriptor of) throws LabFailure {
        return seen(
                new Value.Num(leadingTo(part, of).size()),
                "kcmp with /proc/" + part.actor().pid() + "/fd");
    }

    /** The lowest descriptor of an actor that leads to the same open file description. */
    Value.Descriptor copy(String actor, Value of) throws LabFailure {
        Value.Descriptor original = descriptor(of);
        List<Integer> found = leadingTo(cast.part(actor), original);
        if (found.isEmpty()) {
            throw new LabFailure(actor + " has no descriptor that leads where descriptor " + original.number() + " of "
                    + original.actor() + " does");
        }
        return new Value.Descriptor(actor, found.get(0));
    }

    private List<Integer> leadingTo(Part part, Value.Descriptor of) throws LabFailure {
        List<Integer> numbers = new ArrayList<>();
        for (FdTable.Descriptor row : visible(part)) {
            Value.Descriptor candidate = new Value.Descriptor(part.name(), row.number());
            if (Evaluator.number(sameFile(candidate, of).value()) != 0) {
                numbers.add(row.number());
            }
        }
        numbers.sort(null);
        return numbers;
    }

    private static Evaluator.Observation written(Part part, int stream) throws LabFailure {
        if (part.actor() instanceof Program program) {
            return seen(new Value.Str(program.written(stream)), stream == 1 ? "its stdout" : "its stderr");
        }
        throw new LabFailure(part.name() + " is an actor and says nothing, expected the name of a program");
    }

    private Evaluator.Observation symbol(Bytes name) throws LabFailure {
        boolean present =
                machine.symbol(name.text()).orElseThrow(() -> new LabFailure("/proc/kallsyms cannot be read here"));
        return seen(new Value.Truth(present), "/proc/kallsyms");
    }

    private Evaluator.Observation sysctl(Bytes name) throws LabFailure {
        String path = "/proc/sys/" + name.text().replace('.', '/');
        long number =
                machine.sysctl(name.text()).orElseThrow(() -> new LabFailure(Printable.of(path) + " cannot be read"));
        return seen(new Value.Num(number), path);
    }

    /** The lab's descriptors of a process: all but the JVM's own. */
    List<FdTable.Descriptor> visible(Part part) {
        if (!part.alive()) {
            return List.of();
        }
        return machine.fdTable(part.actor().pid()).descriptors().stream()
                .filter(row -> !part.actor().ownFds().contains(row.number()))
                .toList();
    }

    private FdTable.Descriptor row(Value.Descriptor descriptor) throws LabFailure {
        return visible(cast.part(descriptor.actor())).stream()
                .filter(row -> row.number() == descriptor.number())
                .findFirst()
                .orElseThrow(() -> new LabFailure(
                        "descriptor " + descriptor.number() + " of " + descriptor.actor() + " is not open"));
    }

    private Actor actor(Value.Descriptor descriptor) throws LabFailure {
        return cast.part(descriptor.actor()).actor();
    }

    private int pid(Value.Descriptor descriptor) throws LabFailure {
        return actor(descriptor).pid();
    }

    private Part player(Value value) throws LabFailure {
        if (value instanceof Value.Player player) {
            return cast.part(player.name());
        }
        throw new LabFailure("an actor is needed here, not " + Rendering.of(value));
    }

    private static Value.Descriptor descriptor(Value value) throws LabFailure {
        if (Evaluator.principal(value) instanceof Value.Descriptor descriptor) {
            return descriptor;
        }
        throw new LabFailure("a descriptor is needed here, not " + Rendering.of(value));
    }

    private String fdPath(Value.Descriptor descriptor, String folder) throws LabFailure {
        return "/proc/" + pid(descriptor) + "/" + folder + "/" + descriptor.number();
    }

    private static String status(Part part) {
        return "/proc/" + part.actor().pid() + "/status";
    }

    private static String task(Part part, String file) {
        return "/proc/" + part.actor().pid() + "/task/" + part.actor().tid() + "/" + file;
    }

    private static Evaluator.Observation seen(Value value, String source) {
        return new Evaluator.Observation(value, source);
    }
}
