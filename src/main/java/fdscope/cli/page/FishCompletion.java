package fdscope.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion for fish: fish-completions(7). */
public final class FishCompletion {
    private final StringBuilder lines = new StringBuilder();
    private final String lessons;

    private FishCompletion(List<String> lessons) {
        this.lessons = Completion.quoted(String.join(" ", lessons));
    }

    /** @param lessons their numbers, as they are typed */
    public static String of(CommandSpec root, List<String> lessons) {
        FishCompletion completion = new FishCompletion(lessons);
        completion.command(root, List.of());
        return completion.lines.toString();
    }

    /** @param path the words from the program's name to the command, the name left out */
    private void command(CommandSpec command, List<String> path) {
        List<CommandSpec> below = Completion.commands(command);
        List<String> conditions = new ArrayList<>();
        path.forEach(word -> conditions.add("__fish_seen_subcommand_from " + word));
        if (!below.isEmpty()) {
            conditions.add("not __fish_seen_subcommand_from "
                    + below.stream().map(CommandSpec::name).collect(Collectors.joining(" ")));
        }
        String here = "complete -c fdscope -n " + Completion.quoted(String.join("; and ", conditions));
        if (command.positionalParameters().isEmpty()) {
            line(here + " -f");
        }
        for (CommandSpec next : below) {
            line(here + " -a " + next.name() + described(next.usageMessage().description()));
        }
        command.positionalParameters().forEach(parameter -> line(here + place(parameter, " -F")));
        for (OptionSpec option : Completion.options(command)) {
            StringBuilder names = new StringBuilder();
            for (String name : Completion.names(option)) {
                names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
            }
            String value = option.arity().min() > 0 ? place(option, " -r -F") : "";
            line(here + names + value + described(option.description()));
        }
        for (CommandSpec next : below) {
            List<String> longer = new ArrayList<>(path);
            longer.add(next.name());
            command(next, longer);
        }
    }

    private String place(ArgSpec argument, String files) {
        return switch (Completion.kind(argument)) {
            case FILE -> files;
            case FOLDER -> " -x -a '(__fish_complete_directories)'";
            case LAB -> files + " -a " + lessons;
            case LESSON -> " -x -a " + lessons;
            case OTHER -> " -x";
        };
    }

    private static String described(String[] description) {
        return " -d " + Completion.quoted(Completion.brief(description));
    }

    private void line(String line) {
        lines.append(line).append('\n');
    }
}
