package fdscope.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the article that the course grew out of says, claim by claim, and what is so: {@code reference/errata.json}. */
public record Errata(List<Erratum> claims) {
    public Errata {
        claims = List.copyOf(claims);
    }

    /**
     * @param verdict {@code true}, {@code imprecise}, {@code incomplete} or {@code wrong}
     * @param known {@code tried} on a kernel, read in a {@code source}, or {@code general} knowledge that this course has
     *     not checked
     * @param truth what is so
     */
    public record Erratum(int number, String verdict, String known, String says, String truth, List<Proof> proofs) {
        public Erratum {
            proofs = List.copyOf(proofs);
        }
    }

    /** What a {@link Proof} points at. */
    public enum Kind {
        LESSON,
        LAB,
        MAP,
        MAN,
        /** A command to run. */
        RUN,
        /** A text elsewhere. */
        SOURCE
    }

    /** Where a claim can be checked: a lesson by its number, a lab, a function of the map, a man page, a command, a text. */
    public record Proof(Kind kind, String what) {}

    private static final List<String> VERDICTS = List.of("true", "imprecise", "incomplete", "wrong");
    private static final List<String> KNOWN = List.of("tried", "source", "general");

    /**
     * @param course where lessons, labs and functions must be found; lessons of the syllabus need not be written
     * @throws ContentError.Found with every fault
     */
    public static Errata parse(String text, String file, Course course) throws ContentError.Found {
        List<ContentError> errors = new ArrayList<>();
        JsonObject root = new JsonObject(Json.parse(text, file), "errata", file, errors);
        List<Erratum> claims = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        for (Json value : root.list("errata")) {
            JsonObject object = new JsonObject(value, "claim", file, errors);
            int number = object.number("number");
            List<Proof> proofs = new ArrayList<>();
            for (String proof : object.texts("proof")) {
                proof(proof, object, course, proofs);
            }
            claims.add(new Erratum(
                    number,
                    oneOf(object, "verdict", VERDICTS),
                    oneOf(object, "known", KNOWN),
                    object.text("says"),
                    object.text("true"),
                    proofs));
            object.done();
            if (proofs.isEmpty()) {
                object.fault(object.line("proof"), "claim " + number + " has no proof, expected at least one");
            }
            if (!numbers.add(number)) {
                object.fault(object.line("number"), "claim " + number + " stands here a second time");
            }
        }
        root.done();
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(ContentError::line));
            throw new ContentError.Found(errors);
        }
        return new Errata(claims);
    }

    private static String oneOf(JsonObject object, String key, List<String> words) {
        String word = object.text(key);
        if (!word.isEmpty() && !words.contains(word)) {
            object.fault(object.line(key), key + " " + word + ", expected " + Spelling.oneOf(words));
        }
        return word;
    }

    private static void proof(String text, JsonObject object, Course course, List<Proof> proofs) {
        int space = text.indexOf(' ');
        String word = space < 0 ? text : text.substring(0, space);
        String what = text.substring(space + 1);
        for (Kind kind : Kind.values()) {
            if (space > 0 && kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                if (!known(kind, what, course)) {
                    object.fault(object.line("proof"), text + ": not in this course");
                }
                proofs.add(new Proof(kind, what));
                return;
            }
        }
        object.fault(object.line("proof"), text + ", expected lesson, lab, map, man, run or source and a name");
    }

    private static boolean known(Kind kind, String what, Course course) {
        return switch (kind) {
            case LESSON ->
                what.matches("[0-9]{1,3}")
                        && course.rows().stream().anyMatch(row -> row.number() == Integer.parseInt(what));
            case LAB -> course.lab(what).isPresent();
            case MAP -> course.map().function(what).isPresent();
            case MAN, RUN, SOURCE -> true;
        };
    }
}
