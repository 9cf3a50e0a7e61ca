package fdscope.lab.script;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names a lab gives, seen before its lines are parsed: enough to tell an actor from a value. */
final class Names {
    private final Set<String> actors = new java.util.LinkedHashSet<>();
    private final Set<String> maybeActors = new HashSet<>();
    private final Set<String> spawned = new HashSet<>();
    private final Set<String> programs = new HashSet<>();
    private final Set<String> lets = new HashSet<>(Set.of("run"));
    private final Map<String, Set<String>> own = new HashMap<>();
    private final Map<Integer, List<String>> boundInLine = new HashMap<>();

    /** Actors that are declared or spawned somewhere, in order. */
    Set<String> actors() {
        return actors;
    }

    boolean isActor(String name) {
        return actors.contains(name) || maybeActors.contains(name);
    }

    boolean isSpawned(String name) {
        return spawned.contains(name);
    }

    /** Started somewhere with {@code program}: it takes no calls. */
    boolean isProgram(String name) {
        return programs.contains(name);
    }

    /** Bound somewhere with {@code let}. */
    boolean isLet(String name) {
        return lets.contains(name);
    }

    /** What a line tries to bind, whether or not the line can be parsed. */
    List<String> boundIn(int line) {
        return boundInLine.getOrDefault(line, List.of());
    }

    /**
     * What a bare name means.
     *
     * @param actor whose line it is, empty outside an actor line
     */
    Expr resolve(String actor, String name) {
        if (isActor(name)) {
            return new Expr.ActorName(name);
        }
        boolean isOwn = own.getOrDefault(actor, Set.of()).contains(name);
        return !actor.isEmpty() && (isOwn || !lets.contains(name))
                ? new Expr.Name(actor, name)
                : new Expr.Name("", name);
    }

    /** Notes what one line seems to bind or declare. */
    void scan(int line, List<Token> tokens) {
        Cursor c = new Cursor(tokens);
        if (!c.peek().is(Token.Type.NAME)) {
            return;
        }
        String word = c.next().text();
        switch (word) {
            case "actors" -> names(c, actors);
            case "actor" -> firstName(c, actors);
            case "let" -> {
                boundInLine.put(
                        line, c.peek().is(Token.Type.NAME) ? List.of(c.peek().text()) : List.of());
                firstName(c, lets);
            }
            case "pair", "pipe" -> {
                place(line, c);
                place(line, c);
            }
            default -> {
                if (!Vocabulary.LINE_WORDS.contains(word)) {
                    actorLine(line, word, c);
                }
            }
        }
    }

    private static void names(Cursor c, Set<String> into) {
        while (!c.atEnd()) {
            if (c.peek().is(Token.Type.NAME)) {
                into.add(c.peek().text());
            }
            c.next();
        }
    }

    private static void firstName(Cursor c, Set<String> into) {
        if (c.peek().is(Token.Type.NAME)) {
            into.add(c.next().text());
        }
    }

    private void place(int line, Cursor c) {
        if (c.peek().is(Token.Type.NAME) && c.peek(1).isSymbol(".") && c.peek(2).is(Token.Type.NAME)) {
            String actor = c.next().text();
            c.next();
            bind(line, actor, c.next().text());
        }
    }

    private void bind(int line, String actor, String name) {
        own.computeIfAbsent(actor, a -> new HashSet<>()).add(name);
        boundInLine.computeIfAbsent(line, l -> new java.util.ArrayList<>()).add(name);
    }

    private void actorLine(int line, String actor, Cursor c) {
        if (allNames(c)) {
            names(c, maybeActors);
            return;
        }
        if (c.peek().isName("start") && !c.peek(1).isSymbol("=") && !c.peek(1).isSymbol(",")) {
            c.next();
        }
        int names = 0;
        while (c.peek(2 * names).is(Token.Type.NAME) && c.peek(2 * names + 1).isSymbol(",")) {
            names++;
        }
        if (!c.peek(2 * names).is(Token.Type.NAME) || !c.peek(2 * names + 1).isSymbol("=")) {
            return;
        }
        Token body = c.peek(2 * names + 2);
        boolean checked = body.isName("program") && c.peek(2 * names + 3).isSymbol("(");
        boolean spawns = body.isName("spawn") || checked;
        for (int i = 0; i <= names; i++) {
            String name = c.peek(2 * i).text();
            if (spawns) {
                actors.add(name);
                spawned.add(name);
                if (checked) {
                    programs.add(name);
                }
            }
            bind(line, actor, name);
        }
    }

    /** {@code actrs alice bob}: a word was misspelt; whatever it was, these names are no faults of their own. */
    private static boolean allNames(Cursor c) {
        int i = 0;
        while (c.peek(i).is(Token.Type.NAME)) {
            i++;
        }
        return i > 0 && c.peek(i).is(Token.Type.END) && !c.peek().isName("await");
    }
}
