package fdscope.cli.page;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A completion for zsh, one function a command: zshcompsys(1). */
public final class ZshCompletion {
    private final StringBuilder lines = new StringBuilder();

    private final String lessons;

    private ZshCompletion(List<String> lessons) {
        this.lessons = "(" + String.join(" ", lessons) + ")";
    }

    /** @param lessons their numbers, as they are typed */
    public static String of(CommandSpec root, List<String> lessons) {
        ZshCompletion completion = new ZshCompletion(lessons);
        completion.line("#compdef " + root.name());
        completion.function(root);
        completion.line("");
        completion.line(name(root) + " \"$@\"");
        return completion.lines.toString();
    }

    private void function(CommandSpec command) {
        List<CommandSpec> below = Completion.commands(command);
        below.forEach(this::function);
        line("");
        line(name(command) + "() {");
        List<String> arguments = new ArrayList<>();
        Completion.options(command).forEach(option -> arguments.add(option(option)));
        if (below.isEmpty()) {
            command.positionalParameters().forEach(parameter -> arguments.add(positional(parameter)));
            line("    _arguments -s" + all(arguments));
        } else {
            arguments.add("'1:command:->command'");
            arguments.add("'*::argument:->argument'");
            line("    local line state");
            line("    _arguments -s -C" + all(arguments));
            line("    case $state in");
            line("    command)");
            line("        local -a commands=(");
            for (CommandSpec next : below) {
                String brief = Completion.brief(next.usageMessage().description());
                line("            " + Completion.quoted(next.name() + ":" + brief));
            }
            line("        )");
            line("        _describe command commands");
            line("        ;;");
            line("    argument)");
            line("        case $line[1] in");
            below.forEach(next -> line("        " + next.name() + ") " + name(next) + " ;;"));
            line("        esac");
            line("        ;;");
            line("    esac");
        }
        line("}");
    }

    private static String name(CommandSpec command) {
        return "_" + command.qualifiedName("_");
    }

    private String option(OptionSpec option) {
        String says = "[" + Completion.brief(option.description()).replaceAll("[\\[\\]\\\\:]", "\\\\$0") + "]";
        String value = option.arity().max() == 0 ? "" : (option.arity().min() == 0 ? "::" : ":") + value(option);
        String equals = option.arity().max() == 1 && option.arity().min() == 0 ? "=-" : "";
        List<String> names = Completion.names(option);
        if (names.size() == 1) {
            return Completion.quoted(names.get(0) + equals + says + value);
        }
        return "{" + String.join(",", names) + "}" + Completion.quoted(equals + says + value);
    }

    private String positional(PositionalParamSpec parameter) {
        boolean many = parameter.arity().max() > 1 || parameter.index().isVariable();
        return Completion.quoted((many ? "*:" : ":") + value(parameter));
    }

    private String value(ArgSpec argument) {
        return argument.paramLabel().replace(":", "") + ":"
                + switch (Completion.kind(argument)) {
                    case FILE -> "_files";
                    case FOLDER -> "_files -/";
                    case LAB -> "_alternative \"lessons:lesson:" + lessons + "\" \"files:file:_files\"";
                    case LESSON -> lessons;
                    case OTHER -> " ";
                };
    }

    private static String all(List<String> arguments) {
        StringBuilder all = new StringBuilder();
        arguments.forEach(argument -> all.append(" \\\n        ").append(argument));
        return all.toString();
    }

    private void line(String line) {
        lines.append(line).append('\n');
    }
}
