package fdscope.cli;

import fdscope.lesson.Course;
import fdscope.lesson.Outline;
import fdscope.lesson.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code fdscope lessons}: the course as a list. */
@Command(name = "lessons", description = "List the lessons and their labs.")
final class LessonsCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        Course course = fdscope.course().course();
        TextOut out = fdscope.surroundings().out();
        if (json) {
            out.json(new JsonText()
                    .array(course.lessons().stream().map(LessonsCommand::fields).toList()));
        } else {
            out.lines(lines(course));
        }
        out.flush();
        course.allErrors().forEach(error -> fdscope.surroundings().err().line(error.toString()));
        return course.allErrors().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }

    private static Map<String, Object> fields(fdscope.lesson.Lesson lesson) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", lesson.id());
        fields.put("slug", lesson.slug());
        fields.put("title", lesson.title());
        fields.put("part", lesson.part().name());
        fields.put(
                "labs", lesson.outline().labs().stream().map(Outline.Lab::name).toList());
        fields.put("minutes", lesson.minutes());
        fields.put("question", lesson.question());
        return fields;
    }

    private static List<String> lines(Course course) {
        List<String> lines = new ArrayList<>();
        Optional<Part> part = Optional.empty();
        for (Course.Row row : course.rows()) {
            if (part.isEmpty() || part.get() != row.part()) {
                part = Optional.of(row.part());
                lines.add((lines.isEmpty() ? "" : "\n") + "Part " + row.part().name() + ", "
                        + row.part().title());
            }
            String state = row.broken().isPresent()
                    ? "broken, see below"
                    : row.lesson().isEmpty() ? "not written yet" : row.minutes() + " minutes";
            lines.add(String.format("  %02d  %-42s %s", row.number(), row.title(), state));
            row.lesson()
                    .ifPresent(lesson -> lines.addAll(Wrap.hanging(
                            "labs: "
                                    + String.join(
                                            ", ",
                                            lesson.outline().labs().stream()
                                                    .map(Outline.Lab::name)
                                                    .toList()),
                            76,
                            "      ",
                            "        ")));
        }
        lines.add("");
        lines.add("fdscope show 06 prints a lesson, fdscope run 06 runs its first lab.");
        return lines;
    }
}
