package fdscope.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** fdscope(1): what the command line says of itself, between what docs say of the rest. */
public final class CommandPage {
    private CommandPage() {}

    /**
     * @param root of the whole command line
     * @param frame the Markdown around it, with one HTML comment where the commands shall stand
     */
    public static String of(CommandSpec root, String version, String frame) {
        String what = root.usageMessage().description()[0];
        return Roff.head(root.name(), 1, version, true) + ".SH NAME\n" + Roff.text(root.name()) + " \\- "
                + Roff.text(what.replaceFirst("[.]$", "")) + "\n.SH SYNOPSIS\n" + synopsis(root, "[COMMAND]")
                + MarkdownPage.sections(frame, commands(root));
    }

    private static String commands(CommandSpec root) {
        StringBuilder roff = new StringBuilder(".SH OPTIONS\n");
        arguments(roff, root, false);
        roff.append(".SH COMMANDS\n");
        sections(roff, root);
        return roff.toString();
    }

    private static void sections(StringBuilder roff, CommandSpec parent) {
        for (CommandLine line : parent.subcommands().values()) {
            CommandSpec command = line.getCommandSpec();
            if (command.usageMessage().hidden()) {
                continue;
            }
            roff.append(".SS ").append(Roff.text(command.qualifiedName())).append('\n');
            roff.append(synopsis(command, ""));
            roff.append(".PP\n")
                    .append(sentence(command.usageMessage().description()))
                    .append('\n');
            arguments(roff, command, true);
            for (String more : command.usageMessage().footer()) {
                // What is indented there is an example, a line of its own; the rest is filled anew.
                String example = more.startsWith(" ") ? ".br\n" : "";
                roff.append(more.isBlank() ? ".PP\n" : example + Roff.text(more.strip()) + "\n");
            }
            sections(roff, command);
        }
    }

    private static String synopsis(CommandSpec command, String last) {
        if (command.usageMessage().customSynopsis().length > 0) {
            return Roff.text(String.join(" ", command.usageMessage().customSynopsis())) + "\n";
        }
        List<String> words = new ArrayList<>();
        words.add(Roff.bold(command.qualifiedName()));
        command.argGroups().stream()
                .filter(ArgGroupSpec::exclusive)
                .forEach(group -> words.add(optional(
                        group.multiplicity().min() == 0,
                        group.options().stream().map(CommandPage::form).collect(Collectors.joining(" | ")))));
        for (OptionSpec option : command.options()) {
            boolean told = option.group() != null && option.group().exclusive();
            if (!told && !option.hidden() && !option.inherited() && !option.usageHelp() && !option.versionHelp()) {
                words.add(optional(!option.required(), form(option)));
            }
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String word =
                    Roff.italic(parameter.paramLabel()) + (parameter.arity().max() > 1 ? " ..." : "");
            words.add(optional(parameter.arity().min() == 0, word));
        }
        if (!last.isEmpty()) {
            words.add(Roff.text(last));
        }
        return String.join(" ", words) + "\n";
    }

    private static String form(OptionSpec option) {
        return Roff.bold(negatable(option, option.longestName())) + value(option);
    }

    /** {@code --[no-]ascii} */
    private static String negatable(OptionSpec option, String name) {
        return option.negatable() ? name.replaceFirst("^--", "--[no-]") : name;
    }

    private static String optional(boolean optional, String words) {
        return optional ? "[" + words + "]" : words;
    }

    private static void arguments(StringBuilder roff, CommandSpec command, boolean ownOnly) {
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            argument(roff, Roff.italic(parameter.paramLabel()), parameter);
        }
        for (OptionSpec option : command.options()) {
            boolean general = option.inherited() || option.usageHelp() || option.versionHelp();
            if (!option.hidden() && !(ownOnly && general)) {
                List<String> names = new ArrayList<>();
                for (String name : option.names()) {
                    names.add(Roff.bold(negatable(option, name)));
                }
                argument(roff, String.join(", ", names) + value(option), option);
            }
        }
    }

    private static void argument(StringBuilder roff, String form, ArgSpec argument) {
        roff.append(".TP\n")
                .append(form)
                .append('\n')
                .append(sentence(argument.description()))
                .append('\n');
    }

    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        String value = Roff.italic(option.paramLabel());
        return option.arity().min() == 0 ? "[=" + value + "]" : " " + value;
    }

    private static String sentence(String[] lines) {
        return Roff.text(String.join(" ", lines).strip().replace("%%", "%"));
    }
}
