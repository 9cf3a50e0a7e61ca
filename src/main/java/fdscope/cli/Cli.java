package fdscope.cli;

import fdscope.lesson.SearchEntry;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The whole command line: takes the words, gives the exit code; nothing that goes wrong leaves it as a stack trace. */
public final class Cli {
    private final Surroundings surroundings;

    public Cli(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public int run(String... words) {
        FdscopeCommand root = new FdscopeCommand(surroundings);
        try {
            CommandLine line = line(root);
            line.setParameterExceptionHandler((e, args) -> misused(e));
            line.setExecutionExceptionHandler((e, command, result) -> ended(e, words, root));
            int code = line.execute(words);
            line.getOut().flush();
            surroundings.out().flush();
            surroundings.err().flush();
            return code;
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            return ended(e, words, root);
        }
    }

    /** The commands and their options as things that can be found. */
    List<SearchEntry> entries() {
        return CommandEntries.of(line(new FdscopeCommand(surroundings)).getCommandSpec());
    }

    private CommandLine line(FdscopeCommand root) {
        CommandLine line = new CommandLine(root);
        line.addSubcommand(new LessonsCommand());
        line.addSubcommand(new ShowCommand());
        line.addSubcommand(new RunCommand());
        line.addSubcommand(new PlaygroundCommand());
        line.addSubcommand(new ExportCommand());
        line.addSubcommand(new SearchCommand());
        line.addSubcommand(new ReviewCommand());
        line.addSubcommand(new PlacementCommand());
        line.addSubcommand(new PathsCommand());
        line.addSubcommand(new RecordCommand());
        line.addSubcommand(new StartCommand());
        line.addSubcommand(new CheckCommand());
        line.addSubcommand(new HintCommand());
        line.addSubcommand(new SolutionCommand());
        line.addSubcommand(new SocketsCommand());
        line.addSubcommand(new ExplainCommand());
        line.addSubcommand(new MapCommand());
        line.addSubcommand(new LayoutCommand());
        line.addSubcommand(new MeasureCommand());
        line.addSubcommand(new DbusCommand());
        line.addSubcommand(PassCommand.line(surroundings, SendCommand.FORM));
        line.addSubcommand(PassCommand.line(surroundings, RecvCommand.FORM));
        line.addSubcommand(new WaylandCommand());
        line.addSubcommand(new VerifyCommand());
        line.addSubcommand(new LintCommand());
        line.addSubcommand(new DoctorCommand());
        line.addSubcommand(new PagesCommand());
        line.addSubcommand(new IndexCommand());
        line.setOut(new PrintWriter(surroundings.out().writer()));
        line.setErr(new PrintWriter(surroundings.err().writer()));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        // "--lessons lessons" means a folder, though a command has that name.
        line.setAllowSubcommandsAsOptionParameters(true);
        line.setUsageHelpAutoWidth(false);
        line.setUsageHelpWidth(80);
        line.setUnmatchedOptionsArePositionalParams(false);
        return line;
    }

    private int ended(Throwable e, String[] words, FdscopeCommand root) {
        if (e instanceof WrongUse wrong) {
            return refused(wrong);
        }
        if (e instanceof ReaderGone) {
            return ExitCode.DONE;
        }
        if (e instanceof InvalidPathException path) {
            return refused(new WrongUse(path.getInput() + ": no name of a file here: " + path.getReason()
                    + "; perhaps the locale is not the one of the name"));
        }
        if (e instanceof UncheckedIOException) {
            surroundings.err().line("fdscope: " + e.getMessage());
            surroundings.err().flush();
            return ExitCode.FAILED;
        }
        return new CrashReport(surroundings).keep(e, words, root.debug());
    }

    private int refused(WrongUse wrong) {
        surroundings.out().flush();
        surroundings.err().line("fdscope: " + wrong.getMessage());
        surroundings.err().flush();
        return wrong.exitCode();
    }

    private int misused(ParameterException e) {
        String text = e.getMessage();
        if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
            String nearest = unmatched.getSuggestions().stream().findFirst().orElse("");
            text = nearest.isEmpty() ? text : text + "; did you mean " + nearest + "?";
        }
        TextOut err = surroundings.err();
        err.line("fdscope: " + text);
        err.line("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        err.flush();
        return ExitCode.USAGE;
    }
}
