package fdscope.cli;

import fdscope.lesson.SearchEntry;
import fdscope.lesson.SearchPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands and their options as things that can be found, in the words of their help. */
final class CommandEntries {
    private CommandEntries() {}

    /** @param root of the whole command line */
    static List<SearchEntry> of(CommandSpec root) {
        List<SearchEntry> entries = new ArrayList<>();
        options(entries, root, root.name());
        for (CommandLine line : root.subcommands().values()) {
            CommandSpec command = line.getCommandSpec();
            if (command.usageMessage().hidden()) {
                continue;
            }
            String name = root.name() + " " + command.name();
            add(
                    entries,
                    List.of(name, command.name()),
                    String.join(" ", command.usageMessage().description()));
            options(entries, command, name);
        }
        return entries;
    }

    private static void options(List<SearchEntry> entries, CommandSpec command, String name) {
        Stream<OptionSpec> own = command.options().stream().filter(option -> !option.hidden() && !option.inherited());
        own.forEach(option -> add(
                entries,
                List.of(name + " " + option.longestName(), option.longestName()),
                String.join(" ", option.description())));
    }

    private static void add(List<SearchEntry> entries, List<String> names, String words) {
        String name = names.get(0);
        entries.add(SearchEntry.open(
                SearchEntry.Kind.COMMAND, names, words.strip(), name, new SearchPlace.Link("command:" + name)));
    }
}
