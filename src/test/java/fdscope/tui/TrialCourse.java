package fdscope.tui;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.CoursePaths;
import fdscope.lesson.Glossary;
import fdscope.lesson.KernelMap;
import fdscope.lesson.Lesson;
import fdscope.lesson.LessonCheck;
import fdscope.lesson.LessonParser;
import fdscope.lesson.Part;
import fdscope.lesson.Placement;
import fdscope.lesson.Syllabus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The course of a {@link Trial}: twenty titles, two lessons, a broken one. */
final class TrialCourse {
    private static final String GLOSSARY = "## control message\n\nWhat goes beside the bytes.\n";
    private static final String PATHS = """
            {"paths": [
              {"id": "course", "title": "The whole course", "for": "everybody", "minutes": 680,
               "lessons": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]},
              {"id": "demo", "title": "The demo", "for": "who stands in front of a class, and has little time",
               "minutes": 15, "lessons": [6, 1, 8], "labs": ["offset-is-shared"]}
            ]}
            """;
    private static final String PLACEMENT = """
            {"questions": [{"lesson": 6, "question": "offset-is-shared#1"}]}
            """;
    private static final List<String> TITLES = List.of(
            "A socket file is a name",
            "Three kinds of pipe-with-an-address",
            "Names: pathname, abstract, unnamed",
            "Reading the system's own tables",
            "fd, description, inode",
            "Your first SCM_RIGHTS",
            "The bytes of a control message",
            "In flight: owned by nobody",
            "Rights in a byte stream",
            "What is shared, what is new",
            "Credentials and pidfds",
            "memfd, seals and SIGBUS",
            "Wayland: wl_shm and the clipboard",
            "D-Bus: descriptors through a broker",
            "Socket activation and hitless restart",
            "Brokers, sandboxes, directory fds",
            "Hostile senders",
            "The in-flight garbage collector",
            "Walk the kernel",
            "Capstone: build it, break a neighbour's");

    private TrialCourse() {}

    static Course course() {
        List<Syllabus.Entry> entries = new ArrayList<>();
        for (int i = 0; i < TITLES.size(); i++) {
            Part part = i < 5 ? Part.A : i < 10 ? Part.B : i < 11 ? Part.C : i < 16 ? Part.D : Part.E;
            entries.add(new Syllabus.Entry(i + 1, TITLES.get(i), part, 35));
        }
        try {
            String first = Trial.LESSON
                    .substring(0, Trial.LESSON.indexOf("## One"))
                    .replace("Your first SCM_RIGHTS", "A socket file is a name")
                    .replace("part: B", "part: A");
            Lesson done = LessonParser.parse(first, "01-a-socket-file-is-a-name", "01/lesson.md");
            Course.Broken broken = new Course.Broken(
                    "08-in-flight",
                    Optional.of(8),
                    "08/lesson.md",
                    List.of(),
                    List.of(new ContentError("08/lesson.md", 3, "minutos: not a key, expected minutes")));
            Course course = Course.of(
                    List.of(done, Trial.lesson()),
                    List.of(broken),
                    List.of(),
                    new LessonCheck.References(
                            Optional.of(map()),
                            Optional.of(Glossary.parse(GLOSSARY, "glossary.md")),
                            new Syllabus(entries)));
            return course.guided(
                    CoursePaths.parse(PATHS, "paths.json", course),
                    Placement.parse(PLACEMENT, "placement.json", course),
                    List.of());
        } catch (ContentError.Found e) {
            throw new IllegalStateException(e);
        }
    }

    private static KernelMap map() {
        List<KernelMap.KernelFunction> functions = Stream.of(
                        "__sys_sendmsg", "unix_stream_sendmsg", "unix_attach_fds", "unix_stream_read_generic")
                .map(name -> new KernelMap.KernelFunction(
                        name,
                        name.startsWith("__sys") ? "net/socket.c" : "net/unix/af_unix.c",
                        "send",
                        "Does its part.",
                        "all",
                        Optional.empty(),
                        "on 6.18"))
                .toList();
        List<String> names =
                functions.stream().map(KernelMap.KernelFunction::name).limit(3).toList();
        List<KernelMap.Stop> stops = List.of(
                new KernelMap.Stop(names.subList(0, 2), Optional.empty(), Optional.empty()),
                new KernelMap.Stop(names.subList(2, 3), Optional.of("1 fd"), Optional.of("queue of the receiver")),
                new KernelMap.Stop(List.of("unix_stream_read_generic"), Optional.empty(), Optional.empty()));
        return new KernelMap(
                List.of(new KernelMap.Phase("send", "Send")),
                functions,
                List.of(new KernelMap.Journey("scm", "One descriptor, from one table to another", stops)),
                List.of(new KernelMap.CallPath("sendmsg", Set.of(), Set.of(), names)));
    }
}
