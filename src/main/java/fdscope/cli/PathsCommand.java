package fdscope.cli;

import fdscope.lesson.Course;
import fdscope.lesson.CoursePath;
import fdscope.lesson.Lesson;
import fdscope.lesson.PathStanding;
import fdscope.lesson.Progress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope paths}: the ways through the course, and which one is taken. */
@Command(name = "paths", description = "List the paths through the course, or take one: home and next then follow it.")
final class PathsCommand implements Callable<Integer> {
    private static final int WIDTH = 76;

    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Option(names = "--take", paramLabel = "ID", description = "Take this path from now on: course, tour, shell ...")
    private Optional<String> take = Optional.empty();

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        Surroundings at = fdscope.surroundings();
        Course course = fdscope.course().course();
        KeptProgress kept = new KeptProgress(fdscope.progress(), at.err());
        if (take.isPresent()) {
            if (course.paths().path(take.get()).isEmpty()) {
                throw new WrongUse(course.paths().notFound(take.get()));
            }
            kept.keep(kept.progress().onPath(take.get(), Instant.now()));
        }
        TextOut out = at.out();
        List<CoursePath> paths = course.paths().paths();
        Optional<CoursePath> taken = PathStanding.of(course, kept.progress()).path();
        if (json) {
            out.json(new JsonText()
                    .array(paths.stream()
                            .map(path ->
                                    fields(standing(course, kept.progress(), path), taken.equals(Optional.of(path))))
                            .toList()));
        } else if (paths.isEmpty()) {
            out.line("This course has no paths: its lessons follow their numbers.");
        } else {
            paths.forEach(path -> print(standing(course, kept.progress(), path), taken.equals(Optional.of(path)), out));
            out.line("");
            out.line("fdscope paths --take ID takes one; > stands before the one you are on.");
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static PathStanding standing(Course course, Progress progress, CoursePath path) {
        return new PathStanding(course, progress, Optional.of(path));
    }

    private static void print(PathStanding standing, boolean taken, TextOut out) {
        CoursePath path = standing.path().orElseThrow();
        out.line((taken ? "> " : "  ") + path.id() + ": " + path.title() + ", " + path.minutes() + " min, "
                + standing.done() + " of " + path.stops().size() + " done"
                + (standing.placed() > 0 ? ", " + standing.placed() + " placed" : ""));
        Wrap.hanging("For " + path.audience() + ".", WIDTH, "      ", "      ").forEach(out::line);
        out.line("      " + path.lessons());
        standing.next().ifPresent(next -> out.line("      Next: lesson " + next.number() + ", " + next.title()));
    }

    private static Map<String, Object> fields(PathStanding standing, boolean taken) {
        CoursePath path = standing.path().orElseThrow();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", path.id());
        fields.put("title", path.title());
        fields.put("for", path.audience());
        fields.put("minutes", path.minutes());
        fields.put("taken", taken);
        fields.put("done", standing.done());
        fields.put("placed", standing.placed());
        fields.put("next", standing.next().map(Lesson::id).orElse(null));
        fields.put(
                "lessons",
                path.stops().stream().map(stop -> lesson(standing, stop)).toList());
        return fields;
    }

    private static Map<String, Object> lesson(PathStanding standing, CoursePath.Stop stop) {
        Optional<Lesson> lesson = standing.course().lesson(stop.lesson());
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", String.format("%02d", stop.lesson()));
        fields.put("slug", lesson.map(Lesson::slug).orElse(null));
        fields.put("lab", stop.lab().orElse(null));
        fields.put("done", lesson.filter(standing::isDone).isPresent());
        fields.put(
                "placed",
                lesson.filter(any -> standing.progress().isPlaced(any.slug())).isPresent());
        return fields;
    }
}
