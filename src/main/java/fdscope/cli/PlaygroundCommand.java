package fdscope.cli;

import fdscope.exercise.OwnLab;
import fdscope.exercise.OwnLabs;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code fdscope playground}: the full screen, in the playground. */
@Command(
        name = "playground",
        description = "Type steps of your own and see the stage after each; open a lab of yours, change it, save it.",
        footer = {
            "",
            "FILE runs as soon as it is open. A line that cannot be understood is told in",
            "its place, and those before it run. Ctrl-S saves it back."
        })
final class PlaygroundCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "A lab to begin with, a .lab file. Without it the playground is empty.")
    private Optional<Path> file = Optional.empty();

    @Override
    public Integer call() throws WrongUse {
        OwnLab lab = file.isPresent() ? read(file.get()) : OwnLab.NEW;
        if (!fdscope.surroundings().hasTerminal()) {
            throw new WrongUse("the playground needs a terminal, expected one on standard input and output;"
                    + " fdscope run LAB needs none");
        }
        return fdscope.open(Optional.of(lab));
    }

    private static OwnLab read(Path file) throws WrongUse {
        OwnLab lab = new OwnLab(file.toString(), LabFiles.lines(file));
        if (!lab.file().endsWith(OwnLabs.SUFFIX)) {
            throw new WrongUse(file + ": expected the path of a .lab file; e in a lesson opens its lab");
        }
        return lab;
    }
}
