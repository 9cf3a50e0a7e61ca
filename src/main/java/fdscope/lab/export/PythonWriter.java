package fdscope.lab.export;

import static fdscope.lab.export.PythonExpressions.name;
import static fdscope.lab.export.PythonExpressions.quoted;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.lab.script.Expr;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The program in Python. */
final class PythonWriter extends Writer {
    private final PythonExpressions in;
    private final PythonCalls calls;
    private final StringBuilder out = new StringBuilder();
    private final List<String> functions = new ArrayList<>();

    PythonWriter(Draft draft) {
        super(draft);
        this.in = new PythonExpressions(draft);
        this.calls = new PythonCalls(in, draft);
    }

    @Override
    Expressions expressions() {
        return in;
    }

    private void line(String text) {
        out.append("    ").append(text).append('\n');
    }

    @Override
    void begin(String variant) {
        String name = variant.isEmpty() ? "the_lab" : "lab_" + variant.replace('-', '_');
        functions.add(name);
        out.append("def ").append(name).append("(@ACTORS@):\n");
    }

    @Override
    void end() {
        out.append("\n\n");
    }

    @Override
    void needs(Step.Need need) throws NotExportable {
        String met = switch (need.kind()) {
            case OPTION -> "knows_option(" + in.constant(need.name()) + ")";
            case SYMBOL -> "symbol(" + in.literal(Bytes.utf8(need.name())) + ")";
            case PTRACE -> "may_trace()";
            case ROOT, USERNS, WCHAN, PROGRAM -> throw unmet(need);
        };
        draft.need("lacks", met.substring(0, met.indexOf('(')));
        line("if lacks(" + quoted(need.name()) + ", not " + met + "):");
        line("    return");
    }

    @Override
    void pair(Step.Pair pair, String text) throws NotExportable {
        draft.need("pair");
        String type =
                pair.types().get(pair.types().size() == 1 ? 0 : draft.variant()).name();
        line("pair(" + end(pair.first()) + ", " + end(pair.second()) + ", socket.SOCK_" + type + ", " + quoted(text)
                + ")");
    }

    private static String end(Step.Place place) {
        return name(place.actor()) + ", \"" + name(place.name()) + "\"";
    }

    @Override
    void pipe(Step.Pipe pipe, String text) throws NotExportable {
        draft.need("pipe_between");
        line("pipe_between(" + end(pipe.read()) + ", " + end(pipe.write()) + ", " + quoted(text) + ")");
    }

    @Override
    void kill(String actor) {
        draft.need("kills");
        line("kills(" + name(actor) + ")");
    }

    @Override
    void let(Step.Let let, Expr value, String text) throws NotExportable {
        Shape shape = in.isBytes(value) ? Shape.BYTES : Shape.NUMBER;
        noted("lab", let.name(), text, shape == Shape.BYTES ? in.bytes(value) : in.number(value));
        draft.bind("", let.name(), shape);
    }

    private void noted(String whose, String name, String text, String value) {
        draft.need("let");
        line("let(" + whose + ", \"" + name(name) + "\", " + quoted(text) + ", lambda: " + value + ")");
    }

    @Override
    void expect(Step.Expect expect, String text) throws NotExportable {
        draft.need("expect");
        String within = expect.within()
                .map(time -> ", within=" + time.toMillis() / 1000.0)
                .orElse("");
        line("expect(" + quoted(text) + ", lambda: " + comparisons().condition(expect) + within + ")");
    }

    @Override
    void claim(String words) {
        out.append('\n');
        line("claim(" + quoted(words) + ")");
    }

    @Override
    void freeze(String words) {
        draft.need("note");
        line("note(" + quoted(words) + ")");
    }

    @Override
    void show(Step.Show show) throws NotExportable {
        draft.need("show");
        Expr value = in.here(show.value());
        line("show(" + quoted(show.label()) + ", lambda: " + (in.isBytes(value) ? in.bytes(value) : in.number(value))
                + ")");
    }

    @Override
    void call(Step.Act act, StepText text) throws NotExportable {
        String verb = act.start() ? "starts" : act.result().isPresent() ? "tries" : "does";
        if (!verb.equals("does")) {
            draft.need(verb);
        }
        boolean keepsControl = !act.names().isEmpty()
                && draft.script.steps().stream()
                        .anyMatch(line -> line.source().contains(act.names().get(0) + ".control"));
        String call = calls.call(act.call(), keepsControl);
        String names = act.names().isEmpty()
                ? ""
                : ", \"" + act.names().stream().map(PythonExpressions::name).collect(Collectors.joining(" ")) + "\"";
        line(verb + "(" + name(act.actor()) + ", " + quoted(text.call()) + ", lambda: "
                + (act.repeat().isPresent() ? rounds(act.repeat().get(), call) : call) + names + ")");
        if (!act.start()) {
            result(act, act.result(), text);
        }
    }

    private String rounds(Step.Repeat repeat, String call) throws NotExportable {
        draft.need("repeat");
        StringBuilder text = new StringBuilder("repeat(lambda: " + call);
        if (repeat.count().isPresent()) {
            text.append(", count=").append(repeat.count().getAsInt());
        }
        if (repeat.until().isPresent()) {
            Expr end = in.here(repeat.until().get());
            if (Expressions.errno(end).isPresent()) {
                text.append(", error=").append(in.number(end));
            } else if (in.isBytes(end)) {
                text.append(", data=").append(in.bytes(end));
            } else {
                throw new NotExportable("repeat until a number");
            }
        }
        return text.append(')').toString();
    }

    @Override
    void returns(String condition, String words) {
        draft.need("expects");
        line("expects(" + quoted(words) + ", lambda r: " + condition + ")");
    }

    @Override
    void fails(String errno, String words) {
        draft.need("fails");
        line("fails(" + quoted(words) + ", " + errno + ")");
    }

    @Override
    void dies(String actor, String signal, String words) {
        draft.need("dies");
        line("dies(" + quoted(words) + ", " + signal + ")");
    }

    @Override
    String conjunction(List<String> conditions) {
        return conditions.isEmpty() ? "True" : String.join(" and ", conditions);
    }

    @Override
    String returned() {
        return "r";
    }

    @Override
    String place(Step.Act act, Shape shape) {
        return "r";
    }

    @Override
    void spawn(Step.Act act, StepText text) throws NotExportable {
        draft.need("spawn");
        String child = act.names().get(0);
        List<String> names = new ArrayList<>();
        draft.descriptorsOf(act.actor()).keySet().stream()
                .sorted()
                .forEach(name -> names.add("\"" + name(name) + "\""));
        List<String> numbered = new ArrayList<>();
        for (Step.Argument.Numbered one : new Arguments(act.call(), in).numbered()) {
            numbered.add("(" + one.number() + ", " + in.number(one.fd()) + ")");
        }
        line("spawns(" + name(act.actor()) + ", \"" + child + "\", " + name(child) + ", " + quoted(text.call()) + ", ["
                + String.join(", ", names) + "]"
                + (numbered.isEmpty() ? "" : ", lambda: [" + String.join(", ", numbered) + "]") + ")");
    }

    @Override
    void exit(Step.Act act, StepText text) throws NotExportable {
        draft.need("leaves");
        line("leaves(" + name(act.actor()) + ", " + quoted(text.call()) + ", " + new Arguments(act.call(), in).number(0)
                + ")");
    }

    @Override
    void bind(Step.Bind bind, Expr value, String text) throws NotExportable {
        if (value instanceof Expr.Apply apply && apply.function().equals("copy")) {
            throw new NotExportable("copy() looks for a descriptor of another process");
        }
        boolean fd = value instanceof Expr.Apply apply && apply.function().equals("fd");
        String number = fd
                ? in.number(((Expr.Apply) value).arguments().get(0))
                : in.isBytes(value) ? in.bytes(value) : in.number(value);
        noted(name(bind.actor()), bind.name(), text, number);
    }

    @Override
    void await(Step.Await await, Step.Act begun, StepText text) throws NotExportable {
        draft.need("awaits");
        line("awaits(" + name(await.actor()) + ", " + quoted(text.call()) + ", "
                + (await.result().isPresent() ? "False" : "True") + ")");
        result(begun, await.result(), text);
    }

    @Override
    String program(List<String> variants) throws NotExportable {
        Script script = draft.script;
        Snippets body = new Snippets("python", ".py", "#");
        body.add("core");
        body.add(draft.snippets);
        draft.defined.stream().filter(line -> line.startsWith("import ")).forEach(body::addImport);
        StringBuilder text = new StringBuilder("#!/usr/bin/env python3\n\"\"\"").append(script.name());
        script.title()
                .ifPresent(title -> text.append(": ")
                        .append(Printable.line(title).replace("\\", "\\\\").replace("\"\"\"", "''")));
        text.append("\n\nA lab of fdscope as a program of its own: python3 ")
                .append(script.name())
                .append(
                        ".py\nExit status: 0 every claim holds, 1 one does not, 3 this kernel lacks something.\n\"\"\"\n");
        body.imports().forEach(line -> text.append(line).append('\n'));
        draft.defined.stream()
                .filter(line -> !line.startsWith("import "))
                .forEach(line -> text.append(line).append('\n'));
        text.append('\n').append(body.text("\n\n\n")).append("\n\n\n# ---- the lab ----\n\n");
        String names = draft.actors.stream().map(PythonExpressions::name).collect(Collectors.joining(", "));
        text.append(out.toString().replace("@ACTORS@", names + ", lab").replaceAll("\n{4,}", "\n\n\n"));
        List<String> labs = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            labs.add("(\"" + variants.get(i) + "\", " + functions.get(i) + ")");
        }
        return text.append("if __name__ == \"__main__\":\n")
                .append(body.has("post") ? "    POST\n" : "")
                .append("    sys.exit(main(["
                        + list(script.actors().stream().map(a -> a.name()).toList()) + "], ["
                        + list(draft.actors) + "], [" + String.join(", ", labs) + "]"
                        + (body.has("post") ? ", open_post" : "") + "))\n")
                .toString()
                .replace("    POST\n", "");
    }

    private static String list(java.util.Collection<String> names) {
        return names.stream().map(name -> "\"" + name(name) + "\"").collect(Collectors.joining(", "));
    }
}
