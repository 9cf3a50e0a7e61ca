package fdscope.cli.page;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What the completions of all shells ask of a command line. */
final class Completion {
    /** What may stand in a place. */
    enum Kind {
        FILE,
        FOLDER,
        /** A number of a lesson, or a file. */
        LAB,
        LESSON,
        OTHER
    }

    private Completion() {}

    static Kind kind(ArgSpec argument) {
        return switch (argument.paramLabel()) {
            case "FILE", "PATH" -> Kind.FILE;
            case "DIR" -> Kind.FOLDER;
            case "LAB" -> Kind.LAB;
            case "LESSON", "NN" -> Kind.LESSON;
            default -> Kind.OTHER;
        };
    }

    static List<CommandSpec> commands(CommandSpec parent) {
        return parent.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .toList();
    }

    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    /** With the form that takes it back: {@code --ascii}, {@code --no-ascii}. */
    static List<String> names(OptionSpec option) {
        List<String> names = new ArrayList<>(List.of(option.names()));
        if (option.negatable()) {
            names.add(option.longestName().replaceFirst("^--", "--no-"));
        }
        return names;
    }

    /** The first sentence of a description. */
    static String brief(String[] description) {
        String all = String.join(" ", description).strip();
        int end = all.indexOf(". ");
        return (end < 0 ? all : all.substring(0, end)).replaceFirst("[.]$", "");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
