package fdscope.lab.export;

import fdscope.lab.script.Alt;
import fdscope.lab.script.Expr;
import fdscope.lab.script.Step;
import fdscope.lab.script.Step.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The arguments of a call, in the words of the program. */
final class Arguments {
    private final Step.Call call;
    private final Expressions expressions;
    private final List<Expr> plain = new ArrayList<>();

    Arguments(Step.Call call, Expressions expressions) {
        this.call = call;
        this.expressions = expressions;
        for (Argument argument : call.arguments()) {
            if (argument instanceof Argument.Plain value) {
                plain.add(expressions.here(value.value()));
            }
        }
    }

    boolean has(int at) {
        return at < plain.size();
    }

    Expr at(int at) {
        return plain.get(at);
    }

    /** What is left out is 0. */
    String number(int at) throws NotExportable {
        return has(at) ? expressions.number(plain.get(at)) : "0";
    }

    /** A mode, as everybody writes it: {@code 0600}. */
    String mode(int at, String octal) throws NotExportable {
        return has(at) && at(at) instanceof Expr.Int mode
                ? (mode.value() == 0 ? "0" : octal + Long.toOctalString(mode.value()))
                : number(at);
    }

    String bytes(int at) throws NotExportable {
        return expressions.bytes(plain.get(at));
    }

    boolean isConstant(int at, String name) {
        return has(at)
                && at(at) instanceof Expr.Constant constant
                && constant.name().equals(name);
    }

    Optional<Alt> keyword(String word) {
        return call.arguments().stream()
                .filter(argument -> argument instanceof Argument.Keyword keyword
                        && keyword.word().equals(word))
                .map(argument -> ((Argument.Keyword) argument).value())
                .findFirst();
    }

    /** Those that are not plain, in their order. */
    List<Argument> messages() {
        return call.arguments().stream()
                .filter(argument -> argument instanceof Argument.Rights
                        || argument instanceof Argument.Credentials
                        || argument instanceof Argument.RawControl)
                .toList();
    }

    List<Argument.Numbered> numbered() {
        return call.arguments().stream()
                .filter(Argument.Numbered.class::isInstance)
                .map(Argument.Numbered.class::cast)
                .toList();
    }

    void refuse(String... keywords) throws NotExportable {
        for (String word : keywords) {
            if (keyword(word).isPresent()) {
                throw new NotExportable(
                        call.name() + "() with \"" + word + "\" writes bytes that the program has no words for");
            }
        }
    }
}
