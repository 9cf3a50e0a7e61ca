package fdscope.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class CommandPageTest {
    @Command(name = "tool", description = "Does things.", mixinStandardHelpOptions = true)
    private static final class Tool {}

    private static final class Form {
        @Option(names = "--c", description = "In C.")
        private boolean c;

        @Option(names = "--python", description = "In Python.")
        private boolean python;
    }

    @Command(
            name = "make",
            description = "Makes one thing.",
            footer = {"", "Exit code: 0 made,", "1 not made.", "  tool make a"})
    private static final class Make {
        @ArgGroup(exclusive = true, multiplicity = "1")
        private Form form;

        @Option(names = "--keep", arity = "0..1", paramLabel = "FILE", description = "Keeps 100%% of it.")
        private String keep;

        @Option(names = "--secret", hidden = true, description = "Never told.")
        private boolean secret;

        @Parameters(paramLabel = "THING", arity = "0..1", description = "What.")
        private String thing;
    }

    @Test
    void aCommandHasItsFormItsArgumentsAndItsLastWords() {
        CommandLine tool = new CommandLine(new Tool()).addSubcommand(new Make());

        String page = CommandPage.of(tool.getCommandSpec(), "1.0", "## Before\n\n<!-- here -->\n\n## After\n");

        assertThat(page.substring(page.indexOf(".SH BEFORE"))).isEqualTo("""
                .SH BEFORE
                .SH OPTIONS
                .TP
                \\fB\\-h\\fR, \\fB\\-\\-help\\fR
                Show this help message and exit.
                .TP
                \\fB\\-V\\fR, \\fB\\-\\-version\\fR
                Print version information and exit.
                .SH COMMANDS
                .SS tool make
                \\fBtool make\\fR \\fB\\-\\-c\\fR | \\fB\\-\\-python\\fR [\\fB\\-\\-keep\\fR[=\\fIFILE\\fR]] [\\fITHING\\fR]
                .PP
                Makes one thing.
                .TP
                \\fITHING\\fR
                What.
                .TP
                \\fB\\-\\-c\\fR
                In C.
                .TP
                \\fB\\-\\-python\\fR
                In Python.
                .TP
                \\fB\\-\\-keep\\fR[=\\fIFILE\\fR]
                Keeps 100% of it.
                .PP
                Exit code: 0 made,
                1 not made.
                .br
                tool make a
                .SH AFTER
                """);
    }
}
