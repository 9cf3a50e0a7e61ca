package fdscope.tui.screen;

import fdscope.lesson.Course;
import fdscope.lesson.CoursePath;
import fdscope.lesson.Lesson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The stops of the tour: what a course has for them. */
public final class Tour {
    private static final String PATH = "tour";

    private Tour() {}

    /**
     * One screen with one thing to do.
     *
     * @param about what is seen there, and why
     * @param tasks what to do there, a line each
     * @param link where Enter leads, as {@code lab:NAME}; {@code sockets:}, {@code kernel:} and {@code playground:} are screens
     */
    public record Stop(String title, String about, List<String> tasks, String verb, String link) {
        public Stop {
            tasks = List.copyOf(tasks);
        }
    }

    /** In their order. Labs are those of the course's path of this name. */
    public static List<Stop> of(Course course, Exercises exercises) {
        List<Stop> stops = new ArrayList<>();
        stops.add(new Stop(
                "Sockets are all around you",
                "Every AF_UNIX socket of this machine, right now: who listens, who is connected with whom, and which"
                        + " process has it. It is read from the kernel while you look.",
                List.of(
                        "↓ goes through the rows, and the lower part says more",
                        "] shows them as a tree, then as a graph"),
                "see them",
                "sockets:"));
        List<String> labs = course.paths().paths().stream()
                .filter(path -> path.id().equals(PATH))
                .findFirst()
                .map(CoursePath::stops)
                .orElse(List.of())
                .stream()
                .flatMap(stop -> stop.lab().stream())
                .toList();
        if (!labs.isEmpty()) {
            stops.add(new Stop(
                    "A lab: real processes, one call at a time",
                    "A server makes a socket and gives it a name; a client comes. Both are processes of their own, and the"
                            + " boxes on the stage are drawn from what the kernel says of them.",
                    List.of(
                            "space takes one step, b looks one back",
                            "answer the question that comes: a digit, then Enter"),
                    "open the lab",
                    "lab:" + labs.get(0)));
        }
        if (labs.size() > 2) {
            stops.add(new Stop(
                    "Predict, then see",
                    "Now a descriptor crosses from alice to bob. For a moment it is in no process at all: the stage shows it"
                            + " as ● inside the queue. What will bob get? You say it before you see it.",
                    List.of("space begins, . runs to the next question", "a digit, ← → how sure you are, Enter"),
                    "open the lab",
                    "lab:" + labs.get(2)));
        }
        stops.add(new Stop(
                "Which functions of the kernel did that",
                "The map follows one descriptor through the kernel, function by function, and says whether yours has each.",
                List.of("↓ goes from stop to stop, Enter reads of a function", "] shows another journey"),
                "open the map",
                "kernel:"));
        stops.add(new Stop(
                "What if? Steps of your own",
                "The playground is a shell for such steps. Each runs as soon as it is typed, and the stage shows what the"
                        + " kernel holds then. What you change is run again from the start; no process stays behind.",
                List.of(
                        "Enter starts alice and bob",
                        "type: pair alice.s bob.s dgram, then Enter; Ctrl-B undoes",
                        "Esc ends the typing, another Esc comes back"),
                "open the playground",
                "playground:"));
        course.lessons().stream()
                .filter(exercises::has)
                .map(Lesson::slug)
                .findFirst()
                .ifPresent(slug -> stops.add(new Stop(
                        "Your turn",
                        "An exercise is a program of yours. Real processes talk to it, and what it does is judged, not how"
                                + " it looks. Every lesson has one.",
                        List.of(
                                "read the task; Enter puts a file for you in place",
                                "e edits it; each time you save it is checked"),
                        "open an exercise",
                        "exercise:" + slug)));
        return List.copyOf(stops);
    }

    /** @param at counted from 0 */
    static Optional<Stop> at(List<Stop> stops, int at) {
        return at >= 0 && at < stops.size() ? Optional.of(stops.get(at)) : Optional.empty();
    }
}
