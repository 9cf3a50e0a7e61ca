package fdscope.cli;

import fdscope.exercise.pass.PassFailure;
import fdscope.kernel.Bytes;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.SyscallsUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code send} and {@code recv} for the whole command line, which knows them by their help; their words are read by {@link
 * PassWords} whichever way they come.
 */
final class PassCommand implements Callable<Integer> {
    private final Surroundings at;
    private final Form form;
    private final CommandLine line;
    private final List<String> words = new ArrayList<>();

    /** What the two differ in. */
    record Form(
            String name, List<PassOption> options, String end, String synopsis, List<String> description, Act act) {}

    /** Does it, once its words are there. */
    interface Act {
        /** The exit code. */
        int run(Surroundings at, List<Bytes> words)
                throws WrongUse, SyscallsUnavailableException, PassFailure, ErrnoException;
    }

    private PassCommand(Surroundings at, Form form) {
        this.at = at;
        this.form = form;
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
        spec.name(form.name());
        spec.usageMessage().customSynopsis("fdscope " + form.name() + " " + form.synopsis());
        spec.usageMessage().description(form.description().toArray(String[]::new));
        for (PassOption option : form.options()) {
            OptionSpec.Builder built = OptionSpec.builder(option.name()).description(option.description());
            spec.addOption(
                    option.value().isEmpty()
                            ? built.type(boolean.class).build()
                            : built.type(String.class)
                                    .arity("1")
                                    .paramLabel(option.value())
                                    .build());
        }
        spec.preprocessor((args, command, argument, info) -> taken(args));
        line = new CommandLine(spec);
    }

    static CommandLine line(Surroundings at, Form form) {
        return new PassCommand(at, form).line;
    }

    /** All words behind the command's own name: nothing is left to read for the library. */
    private boolean taken(Stack<String> args) {
        while (!args.isEmpty()) {
            words.add(args.pop());
        }
        return true;
    }

    @Override
    public Integer call() throws WrongUse {
        if (PassWords.askForHelp(words, form.end())) {
            line.usage(line.getOut());
            return ExitCode.DONE;
        }
        return run(at, form, words);
    }

    /** What goes wrong with the peer or the kernel is told like wrong use, and is none. */
    static int run(Surroundings at, Form form, List<String> words) throws WrongUse {
        try {
            return form.act().run(at, at.powers().words(words));
        } catch (PassFailure | ErrnoException e) {
            throw new WrongUse(e.getMessage(), ExitCode.FAILED);
        } catch (SyscallsUnavailableException e) {
            throw new WrongUse(e.getMessage(), ExitCode.NOT_HERE);
        }
    }

    static List<String> behind(String[] words) {
        return List.of(words).subList(1, words.length);
    }
}
