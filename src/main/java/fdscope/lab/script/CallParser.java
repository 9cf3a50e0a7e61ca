package fdscope.lab.script;

import fdscope.lab.script.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What an actor does: calls, their arguments, their results. One per line. */
final class CallParser {
    private final Cursor cursor;
    private final ExprParser exprs;
    private final String actor;

    CallParser(Cursor cursor, ExprParser exprs, String actor) {
        this.cursor = cursor;
        this.exprs = exprs;
        this.actor = actor;
    }

    /** All that stands behind the actor's name. */
    Step act() throws Fault {
        if (atWord("await")) {
            cursor.next();
            return new Step.Await(actor, result());
        }
        boolean start = atWord("start");
        if (start) {
            cursor.next();
        }
        List<String> names = names();
        if (atWord("repeat")) {
            cursor.next();
            return repeat(start, names);
        }
        if (atCall()) {
            return new Step.Act(actor, start, names, call(), Optional.empty(), result());
        }
        return bind(start, names);
    }

    /** A word and not a name that is bound here. */
    private boolean atWord(String word) {
        return cursor.peek().isName(word)
                && !cursor.peek(1).isSymbol("=")
                && !cursor.peek(1).isSymbol(",");
    }

    private List<String> names() throws Fault {
        List<String> names = new ArrayList<>();
        boolean bound = cursor.peek().is(Type.NAME)
                && (cursor.peek(1).isSymbol("=") || cursor.peek(1).isSymbol(","));
        if (bound) {
            do {
                names.add(cursor.expect(Type.NAME, "a name").text());
            } while (cursor.takeSymbol(","));
            cursor.expectSymbol("=", String.join(", ", names));
        }
        return names;
    }

    private boolean atCall() {
        return cursor.peek().is(Type.NAME)
                && cursor.peek(1).isSymbol("(")
                && CallTable.function(cursor.peek().text()).isEmpty();
    }

    private Step bind(boolean start, List<String> names) throws Fault {
        Optional<String> habit = names.isEmpty() ? Habits.noCall(cursor.peek(), cursor.peek(1)) : Optional.empty();
        if (habit.isPresent()) {
            throw new Fault(habit.get());
        }
        if (names.isEmpty()) {
            throw cursor.unexpected(start ? "a call after start" : "a call of " + actor + ", or NAME = VALUE");
        }
        if (start) {
            throw cursor.unexpected("a call after start");
        }
        Alt value = exprs.alt();
        if (cursor.peek().isSymbol("->")) {
            throw new Fault("->: a value has no result, expected \"->\" only after a call");
        }
        if (names.size() > 1) {
            throw new Fault(names.size() + " names for one value, expected one name");
        }
        return new Step.Bind(actor, names.get(0), value);
    }

    private Step repeat(boolean start, List<String> names) throws Fault {
        OptionalInt count = OptionalInt.empty();
        if (cursor.peek().is(Type.INT)) {
            Token token = cursor.next();
            if (token.number() < 1 || token.number() > 1_000_000) {
                throw new Fault("repeat " + token.text() + ": expected a count from 1 to 1000000");
            }
            count = OptionalInt.of((int) token.number());
        }
        if (!cursor.peek().is(Type.NAME) || !cursor.peek(1).isSymbol("(")) {
            throw cursor.unexpected("a call after repeat");
        }
        Step.Call call = call();
        Optional<Alt> until = cursor.takeName("until") ? Optional.of(exprs.alt()) : Optional.empty();
        if (count.isEmpty() && until.isEmpty()) {
            throw new Fault("repeat without an end: expected a count or \"until\"");
        }
        return new Step.Act(actor, start, names, call, Optional.of(new Step.Repeat(count, until)), result());
    }

    /** {@code CALLNAME "(" [ arg { "," arg } ] ")"}. */
    private Step.Call call() throws Fault {
        String name = cursor.next().text();
        if (CallTable.call(name).isEmpty()) {
            throw new Fault(name + ": not a call of the lab language; "
                    + Vocabulary.didYouMean(name, CallTable.calls(), "the calls stand in docs/lab-language.md"));
        }
        cursor.next();
        List<Step.Argument> arguments = new ArrayList<>();
        if (!cursor.takeSymbol(")")) {
            do {
                arguments.add(argument());
            } while (cursor.takeSymbol(","));
            if (!cursor.atEnd() && !cursor.peek().isSymbol(")")) {
                throw cursor.unexpected(", before the next argument of " + name + ", or ) after the last");
            }
            cursor.expectSymbol(")", "the arguments of " + name);
        }
        return new Step.Call(name, arguments);
    }

    private Step.Argument argument() throws Fault {
        Token token = cursor.peek();
        if (token.is(Type.CONSTANT) && token.text().equals("SCM_RIGHTS")) {
            cursor.next();
            return new Step.Argument.Rights(exprs.list());
        }
        if (token.is(Type.CONSTANT) && token.text().equals("SCM_CREDENTIALS")) {
            cursor.next();
            return new Step.Argument.Credentials(record("SCM_CREDENTIALS"));
        }
        if (token.isSymbol("{")) {
            return new Step.Argument.RawControl(record("a control message"));
        }
        if (token.is(Type.INT) && cursor.peek(1).isSymbol("=")) {
            return numbered();
        }
        if (atKeyword()) {
            return new Step.Argument.Keyword(cursor.next().text(), exprs.alt());
        }
        return new Step.Argument.Plain(exprs.alt());
    }

    private Step.Argument numbered() throws Fault {
        Token token = cursor.next();
        cursor.next();
        if (token.number() > Integer.MAX_VALUE) {
            throw new Fault(token.text() + ": expected the number of a descriptor before =");
        }
        return new Step.Argument.Numbered((int) token.number(), exprs.alt());
    }

    /** A keyword stands before a value; the same word can be a name: {@code close(to)}. */
    private boolean atKeyword() {
        Token after = cursor.peek(1);
        return cursor.peek().is(Type.NAME)
                && Vocabulary.KEYWORDS.contains(cursor.peek().text())
                && (!after.is(Type.SYMBOL) && !after.is(Type.END) || after.isSymbol("("));
    }

    private List<Step.Field> record(String after) throws Fault {
        cursor.expectSymbol("{", after);
        List<Step.Field> fields = new ArrayList<>();
        if (!cursor.takeSymbol("}")) {
            do {
                String name = cursor.expect(Type.NAME, "a field of " + after).text();
                cursor.expectSymbol("=", name);
                fields.add(new Step.Field(name, exprs.alt()));
            } while (cursor.takeSymbol(","));
            cursor.expectSymbol("}", "the fields of " + after);
        }
        return fields;
    }

    /** {@code -> ( "ok" | [cmp] alt ) { "," FIELD [cmp] alt }}; nothing if there is no arrow. */
    private Optional<Step.Result> result() throws Fault {
        if (!cursor.takeSymbol("->")) {
            return Optional.empty();
        }
        Optional<Step.Comparison> principal = Optional.empty();
        boolean onlyOk = cursor.peek().isName("ok") && !cursor.peek(1).isSymbol("/");
        if (onlyOk) {
            cursor.next();
        } else {
            principal = Optional.of(exprs.comparison());
        }
        List<Step.FieldResult> fields = new ArrayList<>();
        while (cursor.takeSymbol(",")) {
            String field = cursor.expect(Type.NAME, "a field of the result after \",\"")
                    .text();
            fields.add(new Step.FieldResult(field, exprs.comparison()));
        }
        return Optional.of(new Step.Result(principal, fields));
    }
}
