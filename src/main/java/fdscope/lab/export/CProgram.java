package fdscope.lab.export;

import fdscope.kernel.Printable;
import fdscope.lab.script.Script;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the parts of a C program in their order. */
final class CProgram {
    private static final Map<Shape, String> TYPES = Map.of(
            Shape.NUMBER, "long ",
            Shape.FD, "int ",
            Shape.MAPPING, "struct mapping ",
            Shape.RECEIVED, "struct received ",
            Shape.CREDENTIALS, "struct credentials ",
            Shape.STATUS, "struct status ",
            Shape.EVENT, "struct event ",
            Shape.ROUNDS, "struct rounds ");
    private final Draft draft;

    CProgram(Draft draft) {
        this.draft = draft;
    }

    String text(List<String> functions, List<String> variants, String labs) throws NotExportable {
        Script script = draft.script;
        Snippets body = new Snippets("c", ".c", "//");
        body.add("core");
        body.add(draft.snippets);
        body.add("main");
        draft.defined.stream().filter(line -> line.startsWith("#include")).forEach(body::addImport);
        StringBuilder text = new StringBuilder();
        String file = script.name() + ".c";
        text.append("/* ").append(script.name());
        script.title()
                .ifPresent(
                        title -> text.append(": ").append(Printable.line(title).replace("*/", "* /")));
        text.append("\n   A lab of fdscope as a program of its own: cc -Wall -Wextra -o lab ")
                .append(file)
                .append(
                        " && ./lab\n   Exit status: 0 every claim holds, 1 one does not, 3 this kernel lacks something. */\n");
        text.append("#define _GNU_SOURCE\n");
        body.imports().forEach(line -> text.append(line).append('\n'));
        draft.defined.stream()
                .filter(line -> line.startsWith("#ifndef"))
                .forEach(line -> text.append(line).append('\n'));
        String names =
                draft.actors.stream().map(name -> name.toUpperCase(Locale.ROOT)).collect(Collectors.joining(", "));
        text.append("\nenum { DIRECTOR, ").append(names).append(", ACTORS };\n");
        if (draft.snippets.contains("kills")) {
            text.append("static const char *const names[] = {\"\"");
            draft.actors.forEach(name -> text.append(", \"").append(name).append('"'));
            text.append("};\n");
        }
        String all = body.text("\n\n");
        if (body.has("received")) {
            text.append("enum { ROOM = ").append(1 << 18).append(" };\n");
        }
        text.append('\n').append(all.replace("@VALUES@", values()));
        text.append("\n\n/* ---- the lab ---- */\n\n").append(labs);
        text.append("int main(void)\n{\n    prepare();\n");
        if (body.has("post")) {
            text.append("    open_post();\n");
        }
        if (body.has("run")) {
            text.append("    run();\n");
        }
        for (int i = 0; i < functions.size(); i++) {
            text.append("    play(\"")
                    .append(variants.get(i))
                    .append("\", 1, ")
                    .append(script.actors().size())
                    .append(", ")
                    .append(functions.get(i))
                    .append(");\n");
        }
        return text.append("    return verdict();\n}\n").toString();
    }

    private String values() {
        StringBuilder text =
                new StringBuilder("/* The names of the lab, as all processes see them. */\nstatic struct values {\n");
        draft.kept.forEach((name, shape) ->
                text.append("    ").append(TYPES.get(shape)).append(name).append(";\n"));
        if (draft.kept.isEmpty()) {
            text.append("    int none;\n");
        }
        return text.append("} *v;").toString();
    }
}
