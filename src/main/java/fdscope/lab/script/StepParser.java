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
    private Optional<String> otherwise = Optional.empty();
    private int end;

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
        otherwise(first.text(), step);
        cursor.expectEnd("this " + (Vocabulary.LINE_WORDS.contains(first.text()) ? first.text() : "step"));
        return step;
    }

    /** What follows {@code else}; empty before {@link #step()} and where there is none. */
    Optional<String> otherwise() {
        return otherwise;
    }

    /** Column behind the step itself: of the {@code else}, or of the end of the line. */
    int end() {
        return end;
    }

    private void otherwise(String word, Step step) throws Fault {
        end = cursor.peek().column();
        if (!cursor.takeName("else")) {
            return;
        }
        if (!(step instanceof Step.Expect
                || step instanceof Step.Act
                || step instanceof Step.Await
                || step instanceof Step.Bind)) {
            throw new Fault("else: " + word + " checks nothing, expected it after an expect or a step of an actor");
        }
        otherwise = Optional.of(text("else"));
    }

    private Step act(String actor) throws Fault {
        if (!names.isActor(actor)) {
            String somebody = names.actors().stream().findFirst().orElse("alice");
            Optional<String> habit = Habits.beginning(actor, somebody);
            if (habit.isPresent()) {
                throw new Fault(habit.get());
            }
            throw new UnknownActor(actor, names.actors());
        }
        Step step = new CallParser(cursor, new ExprParser(cursor, names, actor), actor).act();
        if (names.isProgram(actor)) {
            mayBeOfProgram(step);
        }
        return step;
    }

    /** It makes its own calls, and nobody can make it do one. */
    private static void mayBeOfProgram(Step step) throws Fault {
        boolean names = step instanceof Step.Bind bind
                && bind.value().values().stream()
                        .allMatch(value -> value instanceof Expr.Apply apply
                                && (apply.function().equals("fd")
                                        || apply.function().equals("copy")));
        if (!(step instanceof Step.Await) && !names) {
            String name = step instanceof Step.Bind bind ? bind.actor() : ((Step.Act) step).actor();
            throw new Fault(name + " is the program that is checked and makes its own calls; expected " + name
                    + " await, " + name + " NAME = fd(N) or " + name + " NAME = copy(ACTOR.NAME)");
        }
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
        if (cursor.peek().isSymbol("=")) {
            throw new Fault("=: expected == between two values that are compared");
        }
        Optional<Step.Comparison> comparison = exprs.atOperator() ? Optional.of(exprs.comparison()) : Optional.empty();
        return new Step.Expect(within, negated, actual, comparison);
    }

    private Step.Place place(String word) throws Fault {
        String actor = actor("ACTOR.NAME in a " + word);
        if (names.isProgram(actor)) {
            throw new Fault(actor + " is the program that is checked; it gets descriptors as it starts, expected "
                    + "program(3 = NAME)");
        }
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
