package fdscope.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A completion for bash, one function for all commands: bash(1), Programmable Completion. picocli's knows no lessons. */
public final class BashCompletion {
    // COMP_WORDBREAKS parts --plain=06 into three words.
    private static final String START = """
            _complete_fdscope() {
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}
                local path=fdscope commands= options= place=other value= i
                if [[ $word == = ]]; then
                    word= before+==
                elif [[ $before == = ]]; then
                    before=${COMP_WORDS[COMP_CWORD-2]}=
                fi
                for (( i = 1; i < COMP_CWORD; i++ )); do
                    case $path/${COMP_WORDS[i]} in
                    %s) path+=/${COMP_WORDS[i]} ;;
                    esac
                done
                case $path in
            """;
    private static final String END = """
                esac
                case $place in
                lab|lesson) commands='%s' ;;
                esac
                if [[ -z $value && $word == -* ]]; then
                    commands=$options
                fi
                COMPREPLY=( $(compgen -W "$commands" -- "$word") )
                case $place in
                file|lab) compopt -o default ;;
                folder) compopt +o default -o dirnames ;;
                *) compopt +o default ;;
                esac 2> /dev/null
            }
            complete -o default -F _complete_fdscope fdscope
            """;

    private final StringBuilder cases = new StringBuilder();
    private final List<String> paths = new ArrayList<>();

    private BashCompletion() {}

    /** @param lessons their numbers, as they are typed */
    public static String of(CommandSpec root, List<String> lessons) {
        BashCompletion completion = new BashCompletion();
        completion.command(root, root.name());
        return START.formatted(String.join("|", completion.paths))
                + completion.cases
                + END.formatted(String.join(" ", lessons));
    }

    private void command(CommandSpec command, String path) {
        List<CommandSpec> below = Completion.commands(command);
        cases.append("    ").append(path).append(")\n");
        set("commands", below.stream().map(CommandSpec::name));
        set("options", Completion.options(command).stream().flatMap(option -> Completion.names(option).stream()));
        if (below.isEmpty()) {
            command.positionalParameters().stream()
                    .findFirst()
                    .ifPresent(parameter -> set("place", Stream.of(word(Completion.kind(parameter)))));
        }
        cases.append("        case $before in\n");
        Completion.options(command).stream()
                .filter(option -> option.arity().max() > 0)
                .forEach(this::value);
        cases.append("        esac\n        ;;\n");
        for (CommandSpec next : below) {
            paths.add(path + "/" + next.name());
            command(next, path + "/" + next.name());
        }
    }

    /** What may be left out has to stand behind an equals sign. */
    private void value(OptionSpec option) {
        String names = Stream.of(option.names())
                .flatMap(name -> option.arity().min() > 0 ? Stream.of(name, name + "=") : Stream.of(name + "="))
                .collect(Collectors.joining("|"));
        cases.append("        ").append(names).append(") commands= value=yes place=");
        cases.append(word(Completion.kind(option))).append(" ;;\n");
    }

    private void set(String name, Stream<String> words) {
        String all = words.collect(Collectors.joining(" "));
        cases.append("        ")
                .append(name)
                .append('=')
                .append(Completion.quoted(all))
                .append('\n');
    }

    private static String word(Completion.Kind kind) {
        return switch (kind) {
            case FILE -> "file";
            case FOLDER -> "folder";
            case LAB -> "lab";
            case LESSON -> "lesson";
            case OTHER -> "other";
        };
    }
}
