package fdscope.cli;

import fdscope.observe.FunctionPrototype;
import fdscope.observe.LayoutText;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeQuestion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope layout}: how a structure of the running kernel lies in memory, or what a function takes and gives. */
@Command(
        name = "layout",
        description = {
            "Show how a structure of the running kernel lies in memory: each member's offset, size and type, from the"
                    + " kernel's own BTF. Of an enum its values, of a function its prototype.",
            ""
        })
final class LayoutCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(
            arity = "1..2",
            paramLabel = "NAME",
            description =
                    "A struct, union, enum, typedef or function: scm_fp_list, 'struct sock', unix_stream_sendmsg.")
    private List<String> words = List.of();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        print(fdscope.surroundings(), String.join(" ", words), json);
        return ExitCode.DONE;
    }

    /** What the command does, once its words are understood. */
    static void print(Surroundings at, String asked, boolean json) throws WrongUse {
        TypeQuestion question = TypeQuestion.of(asked);
        if (question.name().isEmpty()) {
            throw new WrongUse(
                    "layout: expected the name of a struct, union, enum, typedef or function, as in: fdscope layout scm_fp_list");
        }
        TypeLayouts layouts = at.powers().layouts(question);
        if (layouts.unknown().isPresent()) {
            throw new WrongUse(layouts.unknown().get(), ExitCode.NOT_HERE);
        }
        if (layouts.isEmpty()) {
            throw new WrongUse(notFound(question, layouts));
        }
        if (json) {
            at.out().json(LayoutJson.of(layouts));
        } else {
            text(layouts, at.out());
        }
        at.out().flush();
    }

    private static String notFound(TypeQuestion question, TypeLayouts layouts) {
        if (layouts.remark().isPresent()) {
            return question.text() + ": in the BTF of this kernel " + question.name() + " "
                    + layouts.remark().get();
        }
        String what =
                question.kind().isPresent() ? question.kind().get().word() : "struct, union, enum, typedef or function";
        StringBuilder out = new StringBuilder(question.text() + ": this kernel's BTF has no " + what + " of this name");
        List<String> near = layouts.near();
        for (int i = 0; i < near.size(); i++) {
            out.append(i == 0 ? "; did you mean " : i == near.size() - 1 ? " or " : ", ")
                    .append(near.get(i));
        }
        return out.append(near.isEmpty() ? "" : "?").toString();
    }

    private static void text(TypeLayouts layouts, TextOut out) {
        boolean first = true;
        for (TypeLayout layout : layouts.types()) {
            part(LayoutText.of(layout), first, out);
            first = false;
        }
        for (FunctionPrototype function : layouts.functions()) {
            part(LayoutText.of(function), first, out);
            first = false;
        }
    }

    /** Several of one name stand apart. */
    private static void part(List<String> lines, boolean first, TextOut out) {
        if (!first) {
            out.line("");
        }
        out.lines(lines);
    }
}
