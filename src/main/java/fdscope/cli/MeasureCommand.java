package fdscope.cli;

import fdscope.kernel.SyscallsUnavailableException;
import fdscope.lab.measure.Findings;
import fdscope.lab.measure.Measurement;
import fdscope.lab.measure.MeasurementText;
import fdscope.lab.measure.Measurer;
import fdscope.lab.measure.Plan;
import fdscope.lab.measure.Sizes;
import fdscope.lab.measure.Way;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope measure}: what copying costs, and what passing a memfd, on this machine. */
@Command(
        name = "measure",
        description = {
            "Measure copying data to another process against passing it as a memfd, on this machine.",
            "Prints curves, what they say, and the numbers."
        },
        footer = {
            "",
            "Ways: stream, pipe, tcp, stream-sum; memfd-byte, memfd-pages, memfd-sum (the",
            "memfd is there already); fresh-byte, fresh-sum (made and filled anew).",
            "Takes some 20 seconds and 512 MiB of memory; --quick 5 seconds and 32 MiB."
        })
final class MeasureCommand implements Callable<Integer> {
    private static final int WIDTH = 78;
    private static final int CHART_HEIGHT = 24;

    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Option(names = "--json", description = "Print JSON Lines: the machine, each way and size, what it says, the end.")
    private boolean json;

    @Option(names = "--quick", description = "Fewer sizes, 4 KiB to 16 MiB, and fewer repeats.")
    private boolean quick;

    @Option(names = "--sizes", paramLabel = "LIST", description = "These sizes, as in 4K,64K,1M; 8 bytes to 1 GiB.")
    private Optional<String> sizes = Optional.empty();

    @Option(names = "--ways", paramLabel = "LIST", description = "These ways alone, as in stream,memfd-byte.")
    private Optional<String> ways = Optional.empty();

    @Option(names = "--ascii", description = "Draw with ASCII characters alone.")
    private boolean ascii;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        Plan plan = plan();
        Optional<String> unsupported = at.powers().unsupported();
        if (unsupported.isPresent()) {
            throw new WrongUse(unsupported.get(), ExitCode.NOT_HERE);
        }
        TextOut out = ascii ? at.out().ascii() : at.out();
        MeasureJson lines = new MeasureJson(at.out());
        try (Interruption interruption = new Interruption()) {
            Measurement measured = at.powers().measurer().measure(plan, new Watcher(at, interruption, lines));
            if (json) {
                lines.end(measured, Findings.of(measured));
            } else if (!interruption.getAsBoolean()) {
                out.lines(MeasurementText.lines(measured, WIDTH, CHART_HEIGHT));
            }
            at.out().flush();
            return measured.whole() ? ExitCode.DONE : ExitCode.FAILED;
        } catch (SyscallsUnavailableException | Measurer.CannotMeasure e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        }
    }

    private Plan plan() throws WrongUse {
        Plan plan = quick ? Plan.quick() : Plan.usual();
        if (sizes.isPresent()) {
            plan = plan.sizes(parsed("--sizes", sizes.get(), Sizes::parse));
        }
        return ways.isPresent() ? plan.ways(parsed("--ways", ways.get(), Way::parse)) : plan;
    }

    private static <T> T parsed(String option, String text, Function<String, T> parser) throws WrongUse {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new WrongUse(option + ": " + e.getMessage());
        }
    }

    /** Tells JSON as it comes, else how far it is where somebody sees it. */
    private final class Watcher implements Measurer.Watcher {
        private final Interruption interruption;
        private final MeasureJson lines;
        private final ProgressLine progress;

        Watcher(Surroundings at, Interruption interruption, MeasureJson lines) {
            this.interruption = interruption;
            this.lines = lines;
            this.progress = new ProgressLine(at);
        }

        @Override
        public void measured(int done, int of, Measurement soFar) {
            if (json && !stopped()) {
                lines.measured(soFar);
            }
            Measurement.Cell last = soFar.cells().get(soFar.cells().size() - 1);
            if (done == of) {
                progress.clear();
            } else {
                progress.say("measuring " + done + "/" + of + ", " + Sizes.text(last.size()) + ", "
                        + last.way().word());
            }
        }

        @Override
        public boolean stopped() {
            return interruption.getAsBoolean();
        }
    }
}
