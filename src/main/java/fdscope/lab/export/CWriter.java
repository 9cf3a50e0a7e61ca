package fdscope.lab.export;

import static fdscope.lab.export.CExpressions.quoted;

import fdscope.lab.script.Expr;
import fdscope.lab.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program in C. */
final class CWriter extends Writer {
    private static final Map<Shape, String> SNIPPETS = Map.of(
            Shape.MAPPING, "mapping_type",
            Shape.RECEIVED, "received",
            Shape.CREDENTIALS, "peercred_type",
            Shape.STATUS, "status_type",
            Shape.EVENT, "event_type",
            Shape.ROUNDS, "rounds_type");

    private final CExpressions in;
    private final CCalls calls;
    private final StringBuilder out = new StringBuilder();
    private final List<String> functions = new ArrayList<>();

    CWriter(Draft draft) {
        super(draft);
        this.in = new CExpressions(draft);
        this.calls = new CCalls(in, draft);
    }

    @Override
    Expressions expressions() {
        return in;
    }

    private void line(String text) {
        out.append("    ").append(text).append('\n');
    }

    private void looks(String text, String brace) {
        draft.need("looks");
        line("if (looks(" + quoted(text) + "))" + brace);
    }

    /** A place in the memory that all processes share. */
    private String keep(String actor, String name, Shape shape) throws NotExportable {
        String field = (actor.isEmpty() ? "lab" : actor) + "_" + name;
        Shape before = draft.kept.putIfAbsent(field, shape);
        if (before != null && before != shape) {
            throw new NotExportable(name + " stands for different kinds of things in different variants");
        }
        if (SNIPPETS.containsKey(shape)) {
            draft.need(SNIPPETS.get(shape));
        }
        return "v->" + field;
    }

    @Override
    void begin(String variant) {
        String name = variant.isEmpty() ? "lab" : "lab_" + variant.replace('-', '_');
        functions.add(name);
        out.append("static void ").append(name).append("(void)\n{\n");
    }

    @Override
    void end() {
        out.append("}\n\n");
    }

    @Override
    void needs(Step.Need need) throws NotExportable {
        String missing = switch (need.kind()) {
            case OPTION -> "!knows_option(" + in.constant(need.name()) + ")";
            case SYMBOL -> "!symbol(" + in.literal(fdscope.kernel.Bytes.utf8(need.name())) + ")";
            case PTRACE -> "!may_trace()";
            case ROOT, USERNS, WCHAN, PROGRAM -> throw unmet(need);
        };
        draft.need("lacks", missing.substring(1, missing.indexOf('(')));
        line("if (lacks(" + quoted(need.name()) + ", " + missing + "))");
        line("    return;");
    }

    @Override
    void pair(Step.Pair pair, String text) throws NotExportable {
        draft.need("pair");
        String type =
                pair.types().get(pair.types().size() == 1 ? 0 : draft.variant()).name();
        line("pair(" + end(pair.first()) + ", " + end(pair.second()) + ", SOCK_" + type + ", " + quoted(text) + ");");
    }

    private String end(Step.Place place) throws NotExportable {
        return in.actor(place.actor()) + ", &" + keep(place.actor(), place.name(), Shape.FD);
    }

    @Override
    void pipe(Step.Pipe pipe, String text) throws NotExportable {
        draft.need("pipe");
        line("pipe_between(" + end(pipe.read()) + ", " + end(pipe.write()) + ", " + quoted(text) + ");");
    }

    @Override
    void kill(String actor) {
        draft.need("kills");
        line("kills(" + in.actor(actor) + ");");
    }

    @Override
    void let(Step.Let let, Expr value, String text) throws NotExportable {
        if (!in.isBytes(value)) {
            String number = in.number(value);
            looks(text, "");
            line("    printf(\"= %ld\\n\", " + keep("", let.name(), Shape.NUMBER) + " = " + number + ");");
            draft.bind("", let.name(), Shape.NUMBER);
        } else if (in.isPure(value)) {
            String bytes = in.bytes(value);
            draft.need("bytes");
            line("struct bytes the_" + let.name() + " = " + bytes + "; /* "
                    + text.replace("*/", "* /").replace("/*", "/ *") + " */");
            line("(void)the_" + let.name() + ";");
            draft.bindPure(let.name());
        } else {
            draft.need("keep");
            looks(text, "");
            line("    keep(&" + keep("", let.name(), Shape.RECEIVED) + ", " + in.bytes(value) + "), puts(\"\");");
            draft.bind("", let.name(), Shape.RECEIVED);
        }
    }

    @Override
    void expect(Step.Expect expect, String text) throws NotExportable {
        draft.need("holds");
        String condition = comparisons().condition(expect);
        if (expect.within().isEmpty()) {
            looks(text, "");
            line("    holds(" + condition + ");");
            return;
        }
        draft.need("within");
        looks(text, " {");
        line("    int waited = 0;");
        line("    while (!(" + condition + ") && within("
                + expect.within().get().toMillis() + ", &waited))");
        line("        ;");
        line("    holds(" + condition + ");");
        line("}");
    }

    @Override
    void claim(String words) {
        out.append('\n');
        line("claim(" + quoted(words) + ");");
    }

    @Override
    void freeze(String words) {
        draft.need("freeze");
        line("note(" + quoted(words) + ");");
    }

    @Override
    void show(Step.Show show) throws NotExportable {
        Expr value = in.here(show.value());
        looks(show.label(), "");
        if (in.isBytes(value)) {
            line("    puts(" + in.bytes(value) + ".p);");
        } else {
            line("    printf(\"%ld\\n\", (long)(" + in.number(value) + "));");
        }
    }

    private String verb(Step.Act act) {
        String verb = act.start() ? "starts" : act.result().isPresent() ? "tries" : "does";
        draft.need(verb);
        return verb;
    }

    @Override
    void call(Step.Act act, StepText text) throws NotExportable {
        Shape shape = shape(act);
        List<String> before = new ArrayList<>();
        List<String> block = act.repeat().isPresent() ? rounds(act, before) : List.of(single(act, shape, before) + ";");
        boolean simple = before.isEmpty() && block.size() == 1;
        line("if (" + verb(act) + "(" + in.actor(act.actor()) + ", " + quoted(text.call()) + "))"
                + (simple ? "" : " {"));
        before.forEach(each -> line("    " + each));
        block.forEach(each -> line("    " + each));
        if (!simple) {
            line("}");
        }
        if (!act.start()) {
            result(act, act.result(), text);
        }
    }

    private String single(Step.Act act, Shape shape, List<String> before) throws NotExportable {
        String place = place(act, shape);
        if (shape == Shape.FDS) {
            draft.need("both");
            before.add("int ends[2];");
            String made = act.call().name().equals("socketpair")
                    ? calls.pair(act.call())
                    : act.call().name() + "(ends" + (act.call().arguments().isEmpty() ? "" : ", " + first(act)) + ")";
            String a = keep(act.actor(), act.names().get(0), Shape.FD);
            String b = keep(act.actor(), act.names().get(1), Shape.FD);
            return "gave(both(" + made + ", ends, &" + a + ", &" + b + "))";
        }
        String gave = "gave(" + calls.call(act.call(), place, before) + ")";
        boolean kept = !act.names().isEmpty() && !shape.isCompound() && shape != Shape.MAPPING;
        return kept ? place + " = " + gave : gave;
    }

    private String first(Step.Act act) throws NotExportable {
        return new Arguments(act.call(), in).number(0);
    }

    @Override
    String place(Step.Act act, Shape shape) throws NotExportable {
        if (shape == Shape.FDS) {
            return "";
        }
        if (!act.names().isEmpty()) {
            return keep(act.actor(), act.names().get(0), shape);
        }
        if (shape == Shape.MAPPING) {
            return keep(act.actor(), "mapped", shape);
        }
        return shape.isCompound() ? keep(act.actor(), shape.word(), shape) : "";
    }

    private List<String> rounds(Step.Act act, List<String> before) throws NotExportable {
        draft.need("again", "all_rounds");
        Step.Repeat repeat = act.repeat().orElseThrow();
        String rounds = place(act, Shape.ROUNDS);
        Shape inner = Shape.of(fdscope.lab.script.CallTable.yieldOf(act.call(), draft.variant()));
        String one = inner.isCompound() ? keep(act.actor(), inner.word(), inner) : "";
        String call = calls.call(act.call(), one, before);
        if (act.call().name().equals("recvmsg")) {
            draft.need("gather");
            call = "gather(&" + rounds + ", &" + one + ", " + call + ")";
        }
        String going = "again(&" + rounds + ", " + call + ")";
        String until = "0";
        if (repeat.until().isPresent()) {
            Expr end = in.here(repeat.until().get());
            if (Expressions.errno(end).isPresent()) {
                until = in.number(end);
            } else if (in.isBytes(end)) {
                going += " && " + in.equal(in.field(one, "data", Shape.BYTES), in.bytes(end), false);
            } else {
                throw new NotExportable("repeat until a number");
            }
        }
        if (repeat.count().isPresent()) {
            going = rounds + ".times < " + repeat.count().getAsInt() + " && " + going;
        }
        List<String> block = new ArrayList<>();
        block.add(rounds + " = (struct rounds){0};");
        block.add("while (" + going + ")");
        block.add("    ;");
        block.add("all_rounds(&" + rounds + ", " + until + ");");
        return block;
    }

    @Override
    void returns(String condition, String words) {
        draft.need("expects");
        line("expects(" + condition + ", " + quoted(words) + ");");
    }

    @Override
    void fails(String errno, String words) {
        draft.need("fails");
        line("fails(" + errno + ", " + quoted(words) + ");");
    }

    @Override
    void dies(String actor, String signal, String words) {
        draft.need("dies");
        line("dies(" + in.actor(actor) + ", " + signal + ", " + quoted(words) + ");");
    }

    @Override
    String conjunction(List<String> conditions) {
        return conditions.isEmpty() ? "1" : String.join(" && ", conditions);
    }

    @Override
    String returned() {
        return "last.ret";
    }

    @Override
    void spawn(Step.Act act, StepText text) throws NotExportable {
        draft.need("spawn", "does");
        String child = act.names().get(0);
        List<String> block = new ArrayList<>();
        draft.descriptorsOf(act.actor()).forEach((name, shape) -> {
            draft.kept.putIfAbsent(child + "_" + name, Shape.FD);
            block.add("v->" + child + "_" + name + " = v->" + act.actor() + "_" + name + ";");
        });
        List<String> numbered = new ArrayList<>();
        for (Step.Argument.Numbered one : new Arguments(act.call(), in).numbered()) {
            numbered.add("{" + one.number() + ", " + in.number(one.fd()) + "}");
        }
        String table = numbered.isEmpty() ? "NULL" : "(int[][2]){" + String.join(", ", numbered) + "}";
        line("if (does(" + in.actor(act.actor()) + ", " + quoted(text.call()) + ")) {");
        block.forEach(each -> line("    " + each));
        line("    spawn(" + in.actor(child) + ", " + table + ", " + numbered.size() + ");");
        line("}");
    }

    @Override
    void exit(Step.Act act, StepText text) throws NotExportable {
        draft.need("leaves");
        line("if (leaves(" + in.actor(act.actor()) + ", " + quoted(text.call()) + "))");
        line("    _exit(" + first(act) + ");");
    }

    @Override
    void bind(Step.Bind bind, Expr value, String text) throws NotExportable {
        if (value instanceof Expr.Apply apply && apply.function().equals("copy")) {
            throw new NotExportable("copy() looks for a descriptor of another process");
        }
        boolean fd = value instanceof Expr.Apply apply && apply.function().equals("fd");
        Shape shape = in.shape(value);
        if (shape != Shape.FD && shape != Shape.NUMBER) {
            throw new NotExportable(bind.name() + " is no number");
        }
        String number = fd ? in.number(((Expr.Apply) value).arguments().get(0)) : in.number(value);
        looks(text, "");
        line("    printf(\"= %ld\\n\", (long)(" + keep(bind.actor(), bind.name(), shape) + " = " + number + "));");
    }

    @Override
    void await(Step.Await await, Step.Act begun, StepText text) throws NotExportable {
        draft.need("awaits");
        line("awaits(" + in.actor(await.actor()) + ", " + quoted(text.call()) + ", "
                + (await.result().isPresent() ? 0 : 1) + ");");
        result(begun, await.result(), text);
    }

    @Override
    String program(List<String> variants) throws NotExportable {
        return new CProgram(draft).text(functions, variants, out.toString());
    }
}
