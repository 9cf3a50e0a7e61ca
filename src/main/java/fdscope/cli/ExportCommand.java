package fdscope.cli;

import fdscope.lab.export.LabExport;
import fdscope.lab.export.Language;
import fdscope.lab.export.NotExportable;
import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope export LAB --c}: a lab as one program that compiles and runs without fdscope. */
@Command(
        name = "export",
        description = "Print a lab as one program in C or Python, to keep and to change.",
        footer = {
            "",
            "Exit code: 0 printed, 2 the lab cannot be read, or no program can do what it does.",
            "The program itself ends with 0 when every claim holds, else with 1."
        })
final class ExportCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(
            index = "0",
            paramLabel = "LAB",
            description = "A lesson (06), LESSON/LABNAME, the path of a .lab or .md file, or - for standard input.")
    private String lab;

    @CommandLine.ArgGroup(exclusive = true, multiplicity = "1")
    private Into into;

    static final class Into {
        @Option(names = "--c", description = "In C11: cc -o lab lab.c")
        private boolean c;

        @Option(names = "--python", description = "In Python 3.11, with its standard library alone.")
        private boolean python;
    }

    @Option(names = "--variant", paramLabel = "V", description = "Print this variant only.")
    private Optional<String> variant = Optional.empty();

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        try {
            LabSource source = fdscope.course().lab(lab);
            at.out().program(program(source));
            at.out().flush();
            return ExitCode.DONE;
        } catch (ScriptError.Found e) {
            e.errors().forEach(error -> at.err().line("fdscope: " + error));
            return ExitCode.USAGE;
        }
    }

    private String program(LabSource source) throws WrongUse {
        Script script = source.script();
        List<String> variants = VariantChoice.of(script, variant);
        try {
            return LabExport.program(script, into.c ? Language.C : Language.PYTHON, variants);
        } catch (NotExportable e) {
            throw new WrongUse(source.file() + ":" + Math.max(1, e.line()) + ": " + script.name()
                    + " cannot be taken home: " + e.getMessage());
        }
    }
}
