package fdscope.observe.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * Types of BTF as C writes them. A type that goes round in circles, or that would fill the memory, is refused: each object
 * of this class has a stock of work, which one answer may use up.
 */
final class BtfDeclarations {
    /** Types on the way from one to what it is made of; those of Linux have less than twenty. */
    static final int DEEPEST = 64;

    private static final int LONGEST = 4096;
    private static final int STOCK = 4_000_000;

    private final BtfTypes types;
    private final BtfStrings strings;
    private int stock = STOCK;

    BtfDeclarations(BtfTypes types, BtfStrings strings) {
        this.types = types;
        this.strings = strings;
    }

    /** One parameter of a prototype; a name of "" is none. */
    record Parameter(String name, String type, String declaration) {}

    /** A type without a name: {@code struct file *[253]}. */
    String type(int id) throws BadBtf {
        return declare(id, "", 0);
    }

    /** A name of this type: {@code struct file *fp[253]}. */
    String declaration(int id, String name) throws BadBtf {
        return declare(id, name, 0);
    }

    /** Counts work done; no answer of an honest file comes near the end of the stock. */
    void spend(int work) throws BadBtf {
        stock -= work;
        if (stock < 0) {
            throw new BadBtf("this BTF has a type too large to be told");
        }
    }

    /** Goes from the outermost type inwards and writes around the name, as a reader of C would do backwards. */
    private String declare(int id, String name, int depth) throws BadBtf {
        String text = name;
        String qualifiers = "";
        int at = id;
        for (int step = depth; step <= DEEPEST; step++) {
            spend(text.length() + 1);
            if (text.length() > LONGEST) {
                throw new BadBtf(
                        "type " + id + " of this BTF would take more than " + LONGEST + " characters to write");
            }
            if (at == 0) {
                return plain(qualifiers, "void", text);
            }
            switch (types.kind(at)) {
                case BtfKind.CONST -> qualifiers += "const ";
                case BtfKind.VOLATILE -> qualifiers += "volatile ";
                case BtfKind.RESTRICT -> qualifiers += "restrict ";
                case BtfKind.TYPE_TAG -> text = word("__" + strings.text(types.name(at)), text);
                case BtfKind.PTR -> {
                    text = "*" + (qualifiers.isEmpty() ? text : word(qualifiers.strip(), text));
                    text = bindsCloser(types.type(at)) ? "(" + text + ")" : text;
                    qualifiers = "";
                }
                case BtfKind.ARRAY -> text = text + "[" + Integer.toUnsignedString(types.more(at, 2)) + "]";
                case BtfKind.FUNC_PROTO -> {
                    text = text + "(" + written(parameters(at, step + 1)) + ")";
                    qualifiers = "";
                }
                default -> {
                    return plain(qualifiers, base(at), text);
                }
            }
            at = types.kind(at) == BtfKind.ARRAY ? types.more(at, 0) : types.type(at);
        }
        throw tooDeep(id);
    }

    static BadBtf tooDeep(int id) {
        return new BadBtf(
                "type " + id + " of this BTF goes round in circles, or is made of more than " + DEEPEST + " others");
    }

    /** Brackets bind closer than the star: a pointer to such a type needs parentheses. */
    private boolean bindsCloser(int id) throws BadBtf {
        int at = id;
        for (int step = 0; step <= DEEPEST && at != 0; step++) {
            switch (types.kind(at)) {
                case BtfKind.CONST, BtfKind.VOLATILE, BtfKind.RESTRICT, BtfKind.TYPE_TAG -> at = types.type(at);
                case BtfKind.ARRAY, BtfKind.FUNC_PROTO -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    List<Parameter> parameters(int prototype) throws BadBtf {
        return parameters(prototype, 0);
    }

    private List<Parameter> parameters(int prototype, int depth) throws BadBtf {
        if (depth > DEEPEST) {
            throw tooDeep(prototype);
        }
        List<Parameter> parameters = new ArrayList<>();
        int count = types.count(prototype);
        for (int i = 0; i < count; i++) {
            int name = types.more(prototype, 2 * i);
            int type = types.more(prototype, 2 * i + 1);
            if (type == 0 && i == count - 1) {
                parameters.add(new Parameter("", "...", "..."));
                continue;
            }
            String text = strings.isEmpty(name) ? "" : strings.text(name);
            String bare = declare(type, "", depth);
            parameters.add(new Parameter(text, bare, text.isEmpty() ? bare : declare(type, text, depth)));
        }
        return parameters;
    }

    /** As they stand between the parentheses. */
    String written(List<Parameter> parameters) throws BadBtf {
        if (parameters.isEmpty()) {
            return "void";
        }
        StringBuilder out = new StringBuilder();
        for (Parameter parameter : parameters) {
            out.append(out.length() == 0 ? "" : ", ").append(parameter.declaration);
        }
        spend(out.length());
        return out.toString();
    }

    private String base(int id) throws BadBtf {
        int kind = types.kind(id);
        String name = strings.isEmpty(types.name(id)) ? "" : strings.text(types.name(id));
        return switch (kind) {
            case BtfKind.STRUCT -> tagged("struct", name);
            case BtfKind.UNION -> tagged("union", name);
            case BtfKind.ENUM, BtfKind.ENUM64 -> tagged("enum", name);
            case BtfKind.FWD -> tagged(types.flag(id) ? "union" : "struct", name);
            case BtfKind.INT, BtfKind.FLOAT, BtfKind.TYPEDEF -> {
                if (name.isEmpty()) {
                    throw new BadBtf("type " + id + " of this BTF should have a name and has none");
                }
                yield name;
            }
            default ->
                throw new BadBtf("type " + id + " of this BTF is used as a type and is none (kind " + kind + ")");
        };
    }

    private static String tagged(String keyword, String name) {
        return name.isEmpty() ? keyword + " {...}" : keyword + " " + name;
    }

    private static String plain(String qualifiers, String base, String text) {
        return qualifiers + base + (text.isEmpty() || text.startsWith("[") ? "" : " ") + text;
    }

    /** A word before the rest, with a blank only if something follows. */
    private static String word(String word, String rest) {
        return rest.isEmpty() || rest.startsWith("[") || rest.startsWith(")") ? word + rest : word + " " + rest;
    }
}
