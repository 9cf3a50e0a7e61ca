package fdscope.lab.script;

import fdscope.kernel.SocketType;
import fdscope.lab.script.Token.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One line that is a step; {@code predict} gets its answers later. */
final class StepParser {
    private final Cursor cursor;
    private final Names names;

    StepParser(Cursor cursor, Names names) {
        this.cursor = cursor;
        this.names = names;
    }

    Step step() throws Fault {
        Token first = cursor.peek();
        if (!first.is(Type.NAME)) {
            throw cursor.unexpected("an actor or a word of the lab language");
        }
        cursor.next();
        Step step = Vocabulary.LINE_WORDS.contains(first.text()) ? word(first.text()) : act(first.text());
        cursor.expectEnd("this " + (Vocabulary.LINE_WORDS.contains(first.text()) ? first.text() : "step"));
        return step;
    }

    private Step act(String actor) throws Fault {
        if (!names.isActor(actor)) {
            throw new UnknownActor(actor, names.actors());
        }
        return new CallParser(cursor, new ExprParser(cursor, names, actor), actor).act();
    }

    private Step word(String word) throws Fault {
        ExprParser exprs = new ExprParser(cursor, names, "");
        return switch (word) {
            case "pair" -> new Step.Pair(place(word), place(word), types());
            case "pipe" -> new Step.Pipe(place(word), place(word));
            case "kill" -> new Step.Kill(actor("an actor after kill"));
            case "let" -> let(exprs);
            case "expect" -> expect(exprs);
            case "claim" -> new Step.Claim(text(word));
            case "freeze" -> new Step.Freeze(text(word));
            case "predict" -> new Step.Predict(text(word), List.of());
            case "show" -> new Step.Show(text(word), exprs.alt());
            default -> throw new IllegalStateException(word);
        };
    }

    private String text(String word) throws Fault {
        return cursor.expect(Type.STRING, "a text in quotes after " + word)
                .bytes()
                .text();
    }

    private Step let(ExprParser exprs) throws Fault {
        String name = cursor.expect(Type.NAME, "a name after let").text();
        cursor.expectSymbol("=", "let " + name);
        return new Step.Let(name, exprs.alt());
    }

    private Step expect(ExprParser exprs) throws Fault {
        Optional<Duration> within = Optional.empty();
        if (cursor.peek().isName("within")) {
            cursor.next();
            within = Optional.of(Duration.ofMillis(cursor.expect(Type.TIME, "a time like 200ms or 2s after within")
                    .number()));
        }
        boolean negated = cursor.takeName("not");
        Alt actual = exprs.alt();
        Optional<Step.Comparison> comparison = exprs.atOperator() ? Optional.of(exprs.comparison()) : Optional.empty();
        return new Step.Expect(within, negated, actual, comparison);
    }

    private Step.Place place(String word) throws Fault {
        String actor = actor("ACTOR.NAME in a " + word);
        cursor.expectSymbol(".", actor);
        return new Step.Place(
                actor, cursor.expect(Type.NAME, "a name after " + actor + ".").text());
    }

    private String actor(String what) throws Fault {
        String actor = cursor.expect(Type.NAME, what).text();
        if (!names.isActor(actor)) {
            throw UnknownActor.noActor(actor, names.actors());
        }
        return actor;
    }

    private List<SocketType> types() throws Fault {
        List<SocketType> types = new ArrayList<>();
        do {
            Token token = cursor.peek();
            boolean known = token.is(Type.NAME)
                    && List.of("stream", "dgram", "seqpacket").contains(token.text());
            if (!known) {
                throw cursor.unexpected("stream, dgram or seqpacket");
            }
            types.add(SocketType.valueOf(cursor.next().text().toUpperCase(Locale.ROOT)));
        } while (cursor.takeSymbol("/"));
        return types;
    }
}
