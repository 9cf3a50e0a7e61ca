package fdscope.cli;

import fdscope.exercise.Exercise;
import fdscope.exercise.ExerciseReader;
import fdscope.lab.script.Script;
import fdscope.lab.script.Wish;
import fdscope.lab.script.Wishes;
import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Course.LabPlace;
import fdscope.lesson.Lesson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The question before labs of a course from elsewhere run: what do they want of this machine? */
final class Consent {
    private static final int MOST_OF_A_KIND = 8;
    private static final int MOST_PLACES = 3;
    private static final int LONGEST = 160;

    private final Surroundings surroundings;

    Consent(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** @throws WrongUse if nobody can be asked, or the answer is no */
    void ask(Course course, Path folder) throws WrongUse {
        TextOut err = surroundings.err();
        err.line("The labs of " + folder + " are programs of somebody else. They run as you, in a private");
        err.line("folder, without new privileges. This is what they want beyond plain calls:");
        wishes(course, folder).forEach(wish -> err.line("  " + wish));
        if (!surroundings.powers().isTerminal(0)) {
            err.flush();
            throw new WrongUse("nobody can be asked here; if you trust them, say --yes", ExitCode.NOT_HERE);
        }
        err.prompt("Run them? [y/N] ");
        if (!answer().strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new WrongUse("not run", ExitCode.NOT_HERE);
        }
    }

    /** Any other question of yes or no, as {@link #ask(Course, Path)}. */
    void ask(String question) throws WrongUse {
        if (!surroundings.powers().isTerminal(0)) {
            throw new WrongUse("nobody can be asked here; if it is what you want, say --yes");
        }
        surroundings.err().prompt(question);
        if (!answer().strip().toLowerCase(Locale.ROOT).startsWith("y")) {
            throw new WrongUse("left as it is");
        }
    }

    private String answer() {
        try {
            String line =
                    new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * What the labs and the checks of exercises want, the gravest first, each with its places; "nothing" if there is
     * nothing. Not more of one kind than can be read.
     */
    static List<String> wishes(Course course, Path folder) {
        Map<Wish.Kind, Map<String, List<String>>> found = new EnumMap<>(Wish.Kind.class);
        List<String> lines = new ArrayList<>();
        for (LabPlace place : course.labs()) {
            add(
                    found,
                    place.lesson().id() + "/" + place.lab().name(),
                    place.lab().script());
        }
        for (Lesson lesson : course.lessons()) {
            try {
                Optional<Exercise> exercise = ExerciseReader.read(lesson, folder);
                exercise.ifPresent(known -> known.task()
                        .checks()
                        .forEach(check -> add(found, known.id() + "/exercise/" + check.name(), check.script())));
            } catch (ContentError.Found e) {
                lines.add(lesson.id() + "/exercise: broken, and does not run");
            }
        }
        for (Map<String, List<String>> kind : found.values()) {
            kind.entrySet().stream().limit(MOST_OF_A_KIND).forEach(wish -> lines.add(line(wish)));
            if (kind.size() > MOST_OF_A_KIND) {
                lines.add(
                        "and " + (kind.size() - MOST_OF_A_KIND) + " more like this one; fdscope show LESSON has them");
            }
        }
        return lines.isEmpty() ? List.of("nothing") : lines;
    }

    private static String line(Map.Entry<String, List<String>> wish) {
        String what = wish.getKey().replaceAll("\\s+", " ");
        List<String> places = wish.getValue();
        String more = places.size() > MOST_PLACES ? " and " + (places.size() - MOST_PLACES) + " more" : "";
        return (what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what) + "  ["
                + String.join(", ", places.subList(0, Math.min(places.size(), MOST_PLACES))) + more + "]";
    }

    private static void add(Map<Wish.Kind, Map<String, List<String>>> found, String lab, Script script) {
        for (Wish wish : Wishes.of(script)) {
            found.computeIfAbsent(wish.kind(), kind -> new LinkedHashMap<>())
                    .computeIfAbsent(wish.what(), what -> new ArrayList<>())
                    .add(lab + ":" + wish.line());
        }
    }
}
