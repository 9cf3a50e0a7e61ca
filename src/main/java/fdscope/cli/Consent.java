package fdscope.cli;

import fdscope.exercise.Exercise;
import fdscope.exercise.ExerciseReader;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The question before labs of a course from elsewhere run: what do they want of this machine? */
final class Consent {
    private static final Pattern OUTSIDE = Pattern.compile("\"((?:/|\\\\0|\\.\\./)[^\"]*)\"");

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

    /** Programs, names outside the lab's folder, namespaces, root; "nothing" if there are none. */
    static List<String> wishes(Course course, Path folder) {
        List<String> wishes = new ArrayList<>();
        for (LabPlace place : course.labs()) {
            add(
                    wishes,
                    place.lesson().id() + "/" + place.lab().name(),
                    place.lab().script());
        }
        for (Lesson lesson : course.lessons()) {
            try {
                Optional<Exercise> exercise = ExerciseReader.read(lesson, folder);
                exercise.ifPresent(known -> known.task()
                        .checks()
                        .forEach(check -> add(wishes, known.id() + "/exercise/" + check.name(), check.script())));
            } catch (ContentError.Found e) {
                wishes.add(lesson.id() + "/exercise: broken, and does not run");
            }
        }
        return wishes.isEmpty() ? List.of("nothing") : wishes;
    }

    private static void add(List<String> wishes, String lab, Script script) {
        Set<String> of = new LinkedHashSet<>();
        script.actors().forEach(actor -> {
            if (actor.root()) {
                of.add("root");
            }
            actor.uid().ifPresent(uid -> of.add("another user"));
            actor.unshare().ifPresent(flags -> of.add("namespaces"));
        });
        for (Script.Line line : script.steps()) {
            if (line.step() instanceof Step.Needs needs) {
                needs.needs().stream()
                        .filter(need -> need.kind() == Step.Need.Kind.PROGRAM)
                        .forEach(need -> of.add("program " + need.name()));
            }
            if (line.step() instanceof Step.Act || line.step() instanceof Step.Let) {
                Matcher names = OUTSIDE.matcher(line.source());
                while (names.find()) {
                    of.add("the name " + names.group(1));
                }
                if (line.source().contains("syscall(")) {
                    of.add("system calls by number: " + line.source());
                }
            }
        }
        if (!of.isEmpty()) {
            wishes.add(lab + ": " + String.join(", ", of));
        }
    }
}
