package fdscope;

import fdscope.cli.Cli;
import fdscope.cli.Powers;
import fdscope.cli.ShortWay;
import fdscope.cli.Surroundings;
import fdscope.cli.TextOut;
import fdscope.exercise.pass.Inherited;
import fdscope.exercise.pass.OwnStart;
import fdscope.exercise.pass.Passing;
import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.Syscalls;
import fdscope.kernel.SyscallsUnavailableException;
import fdscope.kernel.jna.NativeDoor;
import fdscope.kernel.jna.WarmUp;
import fdscope.lab.Laboratory;
import fdscope.lab.actor.ActorTheatre;
import fdscope.lab.actor.LiveMachine;
import fdscope.lab.actor.LiveRecorder;
import fdscope.lab.measure.Measurer;
import fdscope.lab.measure.live.LiveMeasurer;
import fdscope.lab.peer.Buses;
import fdscope.lab.peer.Displays;
import fdscope.lab.trace.Narration;
import fdscope.lesson.SearchEntry;
import fdscope.lesson.store.PlaceMark;
import fdscope.observe.KernelSymbols;
import fdscope.observe.KnownSockets;
import fdscope.observe.SocketProbe;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeNames;
import fdscope.observe.TypeQuestion;
import fdscope.observe.source.BtfSource;
import fdscope.observe.source.KernelSource;
import fdscope.observe.source.KnownSocketsSource;
import fdscope.observe.source.MachineSocketDetail;
import fdscope.observe.source.MachineSockets;
import fdscope.observe.source.SockDiagSource;
import fdscope.observe.source.WhereaboutsSource;
import fdscope.tui.screen.AllKeys;
import fdscope.tui.screen.Scenery.Facts;
import fdscope.tui.terminal.Appearance;
import fdscope.tui.terminal.CourseScreen;
import fdscope.tui.terminal.ScreenFault;
import fdscope.tui.terminal.TerminalGate;
import fdscope.tui.terminal.TerminalWarmUp;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Wires the doors together; the only class that knows all packages. */
public final class Main {
    private static final int WRONG_USE = 2;
    private static final int UNSUPPORTED = 3;

    private static final int STANDARD_OUTPUT = 1;

    private Main() {}

    public static void main(String[] words) {
        // The launcher has looked: nothing that could look is loaded yet.
        boolean course = words.length == 0 && System.getProperty("fdscope.terminal") != null;
        boolean shortWay = !course && ShortWay.fits(words);
        if (course || shortWay && !ShortWay.isMap(words)) {
            // Before anything else: until the first lambda is linked the other processor would have nothing to do.
            Thread warmUp = new Thread(course ? new Opening() : new WarmUp(), "warm-up");
            warmUp.setDaemon(true);
            warmUp.start();
        }
        Map<String, String> environment = System.getenv();
        boolean utf8 = TextOut.isUtf8(environment);
        TextOut err = new TextOut(new FileOutputStream(FileDescriptor.err), utf8, true);
        Surroundings surroundings = new Surroundings(
                Path.of(System.getProperty("fdscope.home", "."))
                        .toAbsolutePath()
                        .normalize(),
                Path.of(System.getProperty("user.home", "/")),
                environment,
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new TextOut(new FileOutputStream(FileDescriptor.out), utf8, false),
                err,
                new LivePowers(),
                new FullScreenCourse(err));
        if (shortWay) {
            // Nothing is open that would have to be closed: the JVM need not be wound up.
            Runtime.getRuntime().halt(ShortWay.run(words, surroundings));
        }
        System.exit(course ? ShortWay.course(surroundings) : new Cli(surroundings).run(words));
    }

    /** Loads what makes system calls and what draws, beside the first thread, which reads the course meanwhile. */
    private static final class Opening implements Runnable {
        @Override
        public void run() {
            try {
                NativeDoor.open();
            } catch (SyscallsUnavailableException e) {
                // Who needs it will be told.
                return;
            }
            new TerminalWarmUp().run();
        }
    }

    private record FullScreenCourse(TextOut err) implements fdscope.cli.CourseScreen {
        @Override
        public int open(Contents contents) {
            try {
                return openCourse(contents, err);
            } catch (ScreenFault e) {
                throw new Fault(e.getMessage(), e.getCause());
            }
        }

        @Override
        public List<SearchEntry> keys() {
            return AllKeys.entries();
        }
    }

    /** The course in the full screen. The commands have made sure that there is a terminal. */
    private static int openCourse(fdscope.cli.CourseScreen.Contents contents, TextOut err) {
        // First what needs no system call of ours: the rest may still be loading.
        String release = new KernelSource().release().value().orElse("").replaceFirst("-.*", "");
        KnownSockets known = new KnownSocketsSource().read();
        PlaceMark seen = PlaceMark.beside(contents.progress());
        String elsewhere =
                seen.unseen(new WhereaboutsSource(System.getenv()).read().sentence());
        Syscalls calls;
        try {
            calls = NativeDoor.open();
        } catch (SyscallsUnavailableException e) {
            err.line(e.getMessage() + " The lessons can be read: fdscope show 1.");
            return UNSUPPORTED;
        }
        TerminalGate gate = new TerminalGate(calls, System.getenv());
        Optional<String> refusal = gate.refusal();
        if (refusal.isPresent()) {
            err.line("fdscope: " + refusal.get() + ". fdscope --plain walks a lesson line by line.");
            return WRONG_USE;
        }
        fdscope.cli.CourseScreen.Look look = contents.look();
        Appearance appearance;
        try {
            appearance = Appearance.of(
                    System.getenv(),
                    look.said(),
                    look.set().settings(),
                    look.set().complaints(),
                    look.file());
        } catch (Appearance.BadTheme e) {
            e.getMessage().lines().forEach(line -> err.line("fdscope: " + line));
            return WRONG_USE;
        }
        Facts facts = new Facts(release, calls.geteuid() == 0 ? "root" : "user", known).elsewhere(elsewhere);
        try (ActorTheatre theatre = new ActorTheatre(calls, ActorTheatre.USUAL_SPARES);
                LiveMachine machine = machine(calls, contents.rootAllowed())) {
            Laboratory laboratory = new Laboratory(theatre, machine);
            new CourseScreen(
                            calls,
                            gate,
                            contents.course(),
                            laboratory,
                            new MachineSockets(calls),
                            new MachineSocketDetail(calls),
                            contents.kernel(),
                            new LiveMeasurer(calls),
                            contents.bench(),
                            contents.progress(),
                            facts,
                            appearance,
                            contents.lab())
                    .run(System.out);
            seen.keep(elsewhere);
            return 0;
        }
    }

    private static LiveMachine machine(Syscalls calls, boolean rootAllowed) {
        return new LiveMachine(
                calls,
                rootAllowed
                        ? Optional.empty()
                        : Optional.of(Narration.NOT_ALLOWED + "start fdscope with --allow-root to let this lab be root;"
                                + " look at it first, it is not of the built-in course"));
    }

    /** The running machine; JNA is loaded when it is first needed. */
    private static final class LivePowers implements Powers {
        private final BtfSource btf = new BtfSource();

        @Override
        public Optional<String> unsupported() {
            return NativeDoor.unsupported();
        }

        @Override
        public Live open(int spares, boolean rootAllowed) throws SyscallsUnavailableException {
            Syscalls calls = NativeDoor.open();
            return new LiveStage(new ActorTheatre(calls, spares), machine(calls, rootAllowed), new LiveRecorder(calls));
        }

        @Override
        public Measurer measurer() throws SyscallsUnavailableException {
            return new LiveMeasurer(NativeDoor.open());
        }

        @Override
        public SocketProbe sockets() throws SyscallsUnavailableException {
            MachineSockets.EarlyText text = new MachineSockets.EarlyText();
            return new MachineSockets(NativeDoor.open(), text);
        }

        @Override
        public KernelSymbols symbols(Set<String> names) {
            return new KernelSource().symbols(names);
        }

        @Override
        public void askSockDiag() {
            try (SockDiagSource diag = SockDiagSource.open(NativeDoor.open())) {
                diag.socket(1);
            } catch (SyscallsUnavailableException | ErrnoException e) {
                // Nothing could be asked: what is not loaded stays so.
                return;
            }
        }

        @Override
        public TypeLayouts layouts(TypeQuestion question) {
            return btf.find(question);
        }

        @Override
        public TypeNames typeNames() {
            return btf.names();
        }

        @Override
        public TypeLayouts prototypes(Set<String> names) {
            return btf.functions(names);
        }

        @Override
        public Buses buses() throws SyscallsUnavailableException {
            return new Buses(NativeDoor.open(), System.getenv());
        }

        @Override
        public Passing passing() throws SyscallsUnavailableException {
            return new Passing(NativeDoor.open(), Inherited.of(System.getProperty(Inherited.PROPERTY)));
        }

        @Override
        public List<Bytes> words(List<String> words) {
            return OwnStart.words(words.size());
        }

        @Override
        public List<Bytes> environment() {
            return OwnStart.environment();
        }

        @Override
        public Displays displays() throws SyscallsUnavailableException {
            return new Displays(NativeDoor.open(), System.getenv());
        }

        @Override
        public boolean isTerminal(int fd) {
            try {
                return NativeDoor.open().isatty(fd);
            } catch (SyscallsUnavailableException e) {
                return System.console() != null;
            }
        }

        /** No event is asked for: poll(2) tells of a lost reader (POLLERR, POLLHUP) all the same. */
        @Override
        public boolean readerGoesWithin(int milliseconds) {
            try {
                return NativeDoor.open().poll(Fd.borrowed(STANDARD_OUTPUT), 0, milliseconds) != 0;
            } catch (SyscallsUnavailableException | ErrnoException e) {
                return true;
            }
        }
    }

    private record LiveStage(ActorTheatre theatre, LiveMachine machine, LiveRecorder recorder) implements Powers.Live {
        @Override
        public Laboratory laboratory() {
            return new Laboratory(theatre, machine);
        }

        @Override
        public Laboratory recording() {
            return new Laboratory(theatre, machine, recorder);
        }

        @Override
        public void close() {
            recorder.close();
            theatre.close();
            machine.close();
        }
    }
}
