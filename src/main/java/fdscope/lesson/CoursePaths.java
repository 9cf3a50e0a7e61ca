package fdscope.lesson;

import fdscope.lesson.CoursePath.Stop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The paths through a course, the usual one first: {@code reference/paths.json}. */
public record CoursePaths(List<CoursePath> paths) {
    public CoursePaths {
        paths = List.copyOf(paths);
    }

    /** Of a course that has one way through it. */
    public static final CoursePaths EMPTY = new CoursePaths(List.of());

    public Optional<CoursePath> path(String id) {
        return paths.stream().filter(path -> path.id().equals(id)).findFirst();
    }

    /** Why an id names none, for the user. */
    public String notFound(String id) {
        List<String> ids = paths.stream().map(CoursePath::id).toList();
        return ids.isEmpty()
                ? id + ": this course has no paths"
                : id + ": no path of this course, expected " + Spelling.oneOf(ids) + Spelling.hint(id, ids);
    }

    /**
     * @param course where lessons and labs must be found; lessons of the syllabus need not be written
     * @throws ContentError.Found with every fault
     */
    public static CoursePaths parse(String text, String file, Course course) throws ContentError.Found {
        List<ContentError> errors = new ArrayList<>();
        JsonObject root = new JsonObject(Json.parse(text, file), "list of paths", file, errors);
        List<CoursePath> paths = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Json value : root.list("paths")) {
            JsonObject object = new JsonObject(value, "path", file, errors);
            CoursePath path = path(object, course);
            if (!path.id().isEmpty() && !path.id().matches("[a-z][a-z0-9-]*")) {
                object.fault(object.line("id"), "id " + path.id() + ", expected small letters, digits and hyphens");
            }
            if (!path.id().isEmpty() && !ids.add(path.id())) {
                object.fault(object.line("id"), "path " + path.id() + " stands here a second time");
            }
            minutes(path, object, course);
            paths.add(path);
        }
        root.done();
        if (!errors.isEmpty()) {
            throw new ContentError.Found(errors);
        }
        return new CoursePaths(paths);
    }

    private static CoursePath path(JsonObject object, Course course) {
        String id = object.text("id");
        String title = object.text("title");
        String audience = object.text("for");
        int minutes = object.number("minutes");
        Set<Integer> lessons = new LinkedHashSet<>();
        for (Json element : object.list("lessons")) {
            if (!(element instanceof Json.Num number) || !number.text().matches("[0-9]{1,3}")) {
                object.fault(element.line(), "expected the number of a lesson");
            } else if (row(course, Integer.parseInt(number.text())).isEmpty()) {
                object.fault(element.line(), "lesson " + number.text() + ": not in this course");
            } else if (!lessons.add(Integer.parseInt(number.text()))) {
                object.fault(element.line(), "lesson " + number.text() + " stands on this path already");
            }
        }
        Map<Integer, String> labs = new HashMap<>();
        for (Json element : object.optionalList("labs")) {
            lab(element, object, course, lessons, labs);
        }
        object.done();
        List<Stop> stops = lessons.stream()
                .map(lesson -> new Stop(lesson, Optional.ofNullable(labs.get(lesson))))
                .toList();
        if (stops.isEmpty()) {
            object.fault(object.line("lessons"), "no lesson on this path, expected at least one");
        }
        return new CoursePath(id, title, audience, minutes, stops);
    }

    private static void lab(
            Json element, JsonObject object, Course course, Set<Integer> lessons, Map<Integer, String> labs) {
        if (!(element instanceof Json.Str name)) {
            object.fault(element.line(), "expected the name of a lab");
            return;
        }
        Optional<Course.LabPlace> place = course.labs().stream()
                .filter(lab -> lab.lab().name().equals(name.text()))
                .findFirst();
        if (place.isEmpty()) {
            boolean broken =
                    course.broken().stream().anyMatch(lesson -> lesson.labs().contains(name.text()));
            if (!broken) {
                List<String> names =
                        course.labs().stream().map(lab -> lab.lab().name()).toList();
                object.fault(
                        element.line(),
                        name.text() + ": no lab of the course, expected the name of one"
                                + Spelling.hint(name.text(), names));
            }
            return;
        }
        int lesson = place.get().lesson().number();
        if (!lessons.contains(lesson)) {
            object.fault(element.line(), "lab " + name.text() + " is of lesson " + lesson + ", not on this path");
        } else if (Lesson.questionsOf(place.get().lab().script()).isEmpty()) {
            object.fault(element.line(), "lab " + name.text() + " asks nothing: nobody could tell that it was seen");
        } else if (labs.putIfAbsent(lesson, name.text()) != null) {
            object.fault(element.line(), "a second lab of lesson " + lesson + ", expected one of each");
        }
    }

    /** Whole lessons take what they take; single labs cannot take longer than their lessons. */
    private static void minutes(CoursePath path, JsonObject object, Course course) {
        int whole = path.stops().stream()
                .flatMap(stop -> row(course, stop.lesson()).stream())
                .mapToInt(Course.Row::minutes)
                .sum();
        boolean labs = path.stops().stream().anyMatch(stop -> stop.lab().isPresent());
        boolean known = path.stops().stream()
                .flatMap(stop -> row(course, stop.lesson()).stream())
                .allMatch(row -> row.minutes() > 0);
        if (known && (labs ? path.minutes() > whole : path.minutes() != whole)) {
            object.fault(
                    object.line("minutes"),
                    "minutes " + path.minutes() + ", expected " + (labs ? "at most " : "") + whole
                            + ", which its lessons take together");
        }
    }

    private static Optional<Course.Row> row(Course course, int number) {
        return course.rows().stream().filter(row -> row.number() == number).findFirst();
    }
}
