package fdscope.lab.script;

import fdscope.lab.script.Token.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads all lines of a lab; a broken line is reported and left out. */
final class DraftParser {
    private final Faults faults;
    private final Names names = new Names();
    private final List<Script.ActorDeclaration> actors = new ArrayList<>();
    private final List<Script.Line> lines = new ArrayList<>();
    private final Set<String> poisoned = new HashSet<>();
    private final Set<Integer> broken = new HashSet<>();
    private final Set<String> unknownActors = new HashSet<>();
    private List<String> variants = List.of(Script.ONLY_VARIANT);
    private boolean variantsKnown = true;
    private boolean actorsBroken;
    private boolean anyPoisoned;
    private boolean lastBroken;
    private boolean variantsSeen;
    private boolean anythingSeen;
    private Optional<String> name = Optional.empty();
    private Optional<String> title = Optional.empty();
    private Question question;

    DraftParser(Faults faults) {
        this.faults = faults;
    }

    /** A {@code predict} that waits for its answers; {@code line} is absent if it was broken. */
    private static final class Question {
        private final Optional<Script.Line> line;
        private final int number;
        private final List<Step.Answer> answers = new ArrayList<>();
        private boolean broken;

        Question(int number, Optional<Script.Line> line) {
            this.number = number;
            this.line = line;
            this.broken = line.isEmpty();
        }
    }

    Draft parse(String text, int firstLine, String defaultName) {
        List<RawLine> raw = new ArrayList<>();
        int number = firstLine;
        for (String line : text.split("\n", -1)) {
            raw.add(RawLine.of(number++, line));
        }
        List<Script.Comment> comments =
                raw.stream().flatMap(line -> line.remark().stream()).toList();
        raw = Unrolling.of(raw, faults);
        raw.forEach(this::lookAhead);
        raw.forEach(this::read);
        endQuestion();
        return new Draft(
                name.orElse(defaultName),
                title,
                variants,
                variantsKnown,
                actors,
                lines,
                comments,
                broken,
                poisoned,
                anyPoisoned,
                anythingSeen,
                names);
    }

    private void lookAhead(RawLine line) {
        if (line.isBlank() || line.isAnswer()) {
            return;
        }
        anythingSeen = anythingSeen || !line.word().equals("lab");
        if (line.word().equals("variants")) {
            readVariants(line);
            return;
        }
        names.scan(line.number(), Lexer.readable(line.text(), line.from()));
        boolean misspelt = !Vocabulary.LINE_WORDS.contains(line.word())
                && line.rest().matches("[A-Za-z0-9-]+(\\s*/\\s*[A-Za-z0-9-]+)+");
        variantsKnown = variantsKnown && !misspelt;
    }

    private void readVariants(RawLine line) {
        try {
            if (variantsSeen) {
                throw new Fault("variants stand twice; expected one line with all of them");
            }
            variantsSeen = true;
            if (line.guard().isPresent()) {
                throw new Fault("variants cannot be guarded; expected the line without [...]");
            }
            variants = line.variants();
        } catch (Fault fault) {
            variantsKnown = false;
            faults.add(line.number(), fault.getMessage());
        }
    }

    private void read(RawLine line) {
        if (line.isBlank()) {
            return;
        }
        if (line.isAnswer()) {
            readAnswer(line);
            return;
        }
        endQuestion();
        lastBroken = false;
        try {
            switch (line.word()) {
                case "variants" -> {}
                case "lab" -> readHeader(line);
                case "actors", "actor" -> readActors(line);
                default -> readStep(line);
            }
        } catch (UnknownActor fault) {
            leaveOut(line, fault.name());
            if (unknownActors.add(fault.name()) && !actorsBroken) {
                faults.add(line.number(), fault.getMessage());
            }
        } catch (Fault fault) {
            actorsBroken = actorsBroken || line.word().startsWith("actor");
            leaveOut(line, line.content());
            faults.add(line.number(), fault.getMessage());
        }
    }

    /** What the line may have bound is nobody else's fault: all its words, or anything where a name is missing. */
    private void leaveOut(RawLine line, String words) {
        lastBroken = true;
        broken.add(line.number());
        poisoned.addAll(names.boundIn(line.number()));
        poisoned.addAll(List.of(words.split("[^a-z0-9_]+")));
        anyPoisoned = anyPoisoned || line.rest().startsWith("=");
    }

    private void readHeader(RawLine line) throws Fault {
        boolean first = name.isEmpty() && title.isEmpty() && lines.isEmpty() && actors.isEmpty();
        if (!first || line.guard().isPresent()) {
            throw new Fault("lab: expected only once, in the first line");
        }
        String rest = line.rest();
        String labName = rest.split("[\\s\"]", 2)[0];
        if (!labName.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new Fault((labName.isEmpty() ? "lab" : labName)
                    + ": expected a name in lower case with hyphens after \"lab\"");
        }
        name = Optional.of(labName);
        Cursor cursor = new Cursor(Lexer.tokens(rest, labName.length()));
        if (cursor.peek().is(Type.STRING)) {
            title = Optional.of(cursor.next().bytes().text());
        }
        cursor.expectEnd("the name and the title of the lab");
    }

    private void readActors(RawLine line) throws Fault {
        if (line.guard().isPresent()) {
            throw new Fault("actors cannot be guarded; expected the line without [...]");
        }
        Cursor cursor = new Cursor(Lexer.tokens(line.text(), line.from()));
        String word = cursor.next().text();
        if (word.equals("actor")) {
            actors.add(new ActorParser(cursor, names).withAttributes(line.number(), actors));
            return;
        }
        do {
            actors.add(new ActorParser(cursor, names).plain(line.number(), actors));
        } while (!cursor.atEnd());
    }

    private void readStep(RawLine line) throws Fault {
        boolean asks = line.word().equals("predict");
        if (asks) {
            question = new Question(line.number(), Optional.empty());
        }
        List<String> belongs = variantsKnown ? line.guarded(variants) : List.of();
        if (!variantsKnown && line.guard().isPresent()) {
            poisoned.addAll(names.boundIn(line.number()));
        }
        Script.Line parsed;
        if (line.word().equals("needs")) {
            parsed = new Script.Line(line.number(), line.content(), belongs, line.needs(), Optional.empty());
        } else {
            StepParser steps = new StepParser(new Cursor(Lexer.tokens(line.text(), line.from())), names);
            Step step = steps.step();
            String source = steps.otherwise().isPresent()
                    ? line.text().substring(line.from(), steps.end()).strip()
                    : line.content();
            parsed = new Script.Line(line.number(), source, belongs, step, steps.otherwise());
        }
        if (asks) {
            question = new Question(line.number(), Optional.of(parsed));
        } else {
            lines.add(parsed);
        }
    }

    private void readAnswer(RawLine line) {
        try {
            if (question == null && lastBroken) {
                return;
            }
            if (question == null) {
                lastBroken = true;
                throw new Fault("an answer without a question; expected a predict before it, and only answers between");
            }
            question.answers.add(line.answer());
        } catch (Fault fault) {
            faults.add(line.number(), fault.getMessage());
            if (question != null) {
                question.broken = true;
            }
        }
    }

    private void endQuestion() {
        if (question == null) {
            return;
        }
        Question asked = question;
        question = null;
        long right = asked.answers.stream().filter(Step.Answer::right).count();
        if (asked.broken) {
            return;
        }
        if (right != 1) {
            faults.add(asked.number, "predict needs exactly one right answer (*), found " + right);
        } else if (asked.answers.size() < 2) {
            faults.add(asked.number, "predict needs a wrong answer (-) beside the right one, found none");
        }
        Script.Line line = asked.line.orElseThrow();
        Step.Predict step = new Step.Predict(((Step.Predict) line.step()).question(), asked.answers);
        lines.add(new Script.Line(line.number(), line.source(), line.variants(), step, Optional.empty()));
    }
}
