package fdscope.lesson.store;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.CoursePath;
import fdscope.lesson.CoursePaths;
import fdscope.lesson.Glossary;
import fdscope.lesson.KernelMap;
import fdscope.lesson.Later;
import fdscope.lesson.Lesson;
import fdscope.lesson.LessonParser;
import fdscope.lesson.Once;
import fdscope.lesson.Outline;
import fdscope.lesson.Part;
import fdscope.lesson.Placement;
import fdscope.lesson.Syllabus;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/**
 * What home shows of a course without a fault, in one small file that is made while packaging: with it the course is there
 * at once, and its lessons, kernel map, glossary and placement test are read when somebody asks for them. Lines of words
 * with tabs between them. It fits only the very files it was made from, byte by byte: all are read, which is quick, and their
 * checksums compared; what is parsed later is what was compared then, so no fault can turn up later, and nobody who edits
 * a lesson meanwhile is in the way. With any difference the truth is read: {@link LessonFolder}.
 */
public final class CourseIndex {
    private static final String HEAD = "fdscope-index\t1";
    private static final String END = "end";
    private static final String REFERENCE = "reference";
    private static final List<String> REFERENCES = List.of(
            "reference/glossary.md",
            "reference/kernel-map.json",
            "reference/paths.json",
            "reference/placement.json",
            "reference/syllabus.json");

    private final Path root;
    private final Path index;
    private final List<Lesson> lessons = new ArrayList<>();
    private final List<Syllabus.Entry> planned = new ArrayList<>();
    private final List<CoursePath> paths = new ArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private KernelMap map = KernelMap.EMPTY;
    private Glossary glossary;
    private int tested;

    private CourseIndex(Path root, Path index) {
        this.root = root;
        this.index = index;
    }

    /** The course in a folder: by its index where that fits, else with all of it read. */
    public static Course read(Path root, Path index) {
        try {
            return new CourseIndex(root, index).course().orElseGet(() -> LessonFolder.read(root));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return LessonFolder.read(root);
        }
    }

    private Optional<Course> course() throws IOException {
        String[] lines = new String(bytes(index.toFile()), StandardCharsets.UTF_8).split("\n");
        if (!lines[0].equals(HEAD) || !lines[lines.length - 1].equals(END)) {
            return Optional.empty();
        }
        for (int i = 1; i < lines.length - 1; i++) {
            String[] words = lines[i].split("\t", -1);
            if (words[0].equals("folder")) {
                if (!words[2].equals(names(root.resolve(words[1])))) {
                    return Optional.empty();
                }
            } else if (words[0].equals("file")) {
                if (!fits(words[1], number(words[2]), Long.parseLong(words[3]))) {
                    return Optional.empty();
                }
            } else if (words[0].equals("lesson")) {
                i = lesson(words, lines, i);
            } else {
                entry(words);
            }
        }
        Course course = new Course(
                lessons,
                List.of(),
                List.of(),
                new Syllabus(planned),
                map,
                glossary,
                new CoursePaths(paths),
                Placement.EMPTY);
        Later<Placement.Item> test = new Later<>(
                tested,
                () -> reference("placement.json", (text, file) -> Placement.parse(text, file, course))
                        .items());
        return Optional.of(course.guided(course.paths(), new Placement(test), List.of()));
    }

    /** Reads a file, if it is one of that length: a pipe would be waited for. */
    private boolean fits(String name, int length, long checksum) throws IOException {
        File file = root.resolve(name).toFile();
        if (!file.isFile() || file.length() != length) {
            return false;
        }
        byte[] bytes = bytes(file);
        files.put(name, bytes);
        return bytes.length == length && checksum(bytes) == checksum;
    }

    /** By a stream: this is read at each start, and the channel of {@link Files} would have to be loaded first. */
    private static byte[] bytes(File file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    /** What is in a folder, in order: a lesson's may have only so many things in it. "" for none. */
    private static String names(Path folder) {
        String[] names = folder.toFile().list();
        if (names == null) {
            return "";
        }
        Arrays.sort(names);
        return String.join("/", names);
    }

    /** @return the index of its last line */
    private int lesson(String[] words, String[] lines, int at) {
        List<Outline.Lab> labs = new ArrayList<>();
        int last = at;
        while (last + 1 < lines.length && lines[last + 1].startsWith("lab\t")) {
            String[] lab = lines[++last].split("\t", -1);
            labs.add(new Outline.Lab(lab[1], lab[2], number(lab[3]), number(lab[4])));
        }
        String folder = words[1];
        Path file = root.resolve(folder).resolve("lesson.md");
        Outline outline = new Outline(number(words[8]), labs, number(words[9]), number(words[10]));
        lessons.add(new Lesson(
                LessonParser.number(folder).orElseThrow(IllegalArgumentException::new),
                folder.substring(folder.indexOf('-') + 1),
                file.toString(),
                words[4],
                Part.valueOf(words[2]),
                number(words[3]),
                words[5],
                words[6],
                words[7].isEmpty() ? Optional.empty() : Optional.of(words[7]),
                outline,
                new Later<>(
                        outline.pages(),
                        () -> parsed(
                                folder + "/lesson.md",
                                (text, name) ->
                                        LessonParser.parse(text, folder, name).pages()))));
        return last;
    }

    private void entry(String[] words) {
        switch (words[0]) {
            case "planned" ->
                planned.add(new Syllabus.Entry(number(words[1]), words[2], Part.valueOf(words[3]), number(words[4])));
            case "path" -> {
                List<CoursePath.Stop> stops = new ArrayList<>();
                for (String stop : words[5].split(" ")) {
                    String[] lab = stop.split(":");
                    stops.add(new CoursePath.Stop(
                            number(lab[0]), lab.length > 1 ? Optional.of(lab[1]) : Optional.empty()));
                }
                paths.add(new CoursePath(words[1], words[2], words[3], number(words[4]), stops));
            }
            case "map" -> {
                Once<KernelMap> whole = new Once<>(() -> reference("kernel-map.json", KernelMap::parse));
                map = new KernelMap(
                        new Later<>(number(words[1]), () -> whole.get().phases()),
                        new Later<>(number(words[2]), () -> whole.get().functions()),
                        new Later<>(number(words[3]), () -> whole.get().journeys()),
                        new Later<>(number(words[4]), () -> whole.get().calls()));
            }
            case "glossary" ->
                glossary = new Glossary(
                        root.resolve(REFERENCE).resolve("glossary.md").toString(),
                        new Later<>(
                                number(words[1]),
                                () -> reference("glossary.md", Glossary::parse).terms()));
            case "placement" -> tested = number(words[1]);
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    private interface Reading<T> {
        T parse(String text, String file) throws ContentError.Found;
    }

    private <T> T reference(String name, Reading<T> reading) {
        return parsed(REFERENCE + "/" + name, reading);
    }

    /** Once only, so the bytes are let go. */
    private <T> T parsed(String name, Reading<T> reading) {
        String file = root.resolve(name).toString();
        try {
            return reading.parse(new String(files.remove(name), StandardCharsets.UTF_8), file);
        } catch (ContentError.Found e) {
            throw new IllegalStateException("the index " + index + " was made of a fault: " + e.getMessage(), e);
        }
    }

    /**
     * Makes the index of a course.
     *
     * @throws IOException with the faults of a course that has some, or a word with a tab in it: there is no index of it
     */
    public static void write(Path root, Path index) throws IOException {
        Course course = LessonFolder.read(root);
        if (!course.allErrors().isEmpty()) {
            throw new IOException(course.allErrors().get(0).toString());
        }
        List<String> lines = new ArrayList<>(List.of(HEAD));
        lines.add(line("folder", "", names(root)));
        for (String file : REFERENCES) {
            lines.add(file(root, file));
        }
        for (Syllabus.Entry entry : course.syllabus().entries()) {
            lines.add(line("planned", entry.number(), entry.title(), entry.part(), entry.minutes()));
        }
        for (Lesson lesson : course.lessons()) {
            String folder = lesson.id() + "-" + lesson.slug();
            Outline outline = lesson.outline();
            lines.add(line("folder", folder, names(root.resolve(folder))));
            lines.add(line(
                    "folder", folder + "/exercise", names(root.resolve(folder).resolve("exercise"))));
            lines.add(file(root, folder + "/lesson.md"));
            lines.add(line(
                    "lesson",
                    folder,
                    lesson.part(),
                    lesson.minutes(),
                    lesson.title(),
                    lesson.question(),
                    lesson.idea(),
                    lesson.seenIn().orElse(""),
                    outline.pages(),
                    outline.measures(),
                    outline.reviews()));
            for (Outline.Lab lab : outline.labs()) {
                lines.add(line("lab", lab.name(), lab.title(), lab.page(), lab.questions()));
            }
        }
        for (CoursePath path : course.paths().paths()) {
            List<String> stops = path.stops().stream()
                    .map(stop ->
                            stop.lesson() + stop.lab().map(lab -> ":" + lab).orElse(""))
                    .toList();
            lines.add(line("path", path.id(), path.title(), path.audience(), path.minutes(), String.join(" ", stops)));
        }
        KernelMap map = course.map();
        lines.add(line(
                "map",
                map.phases().size(),
                map.functions().size(),
                map.journeys().size(),
                map.calls().size()));
        lines.add(line("glossary", course.glossary().terms().size()));
        lines.add(line("placement", course.placement().items().size()));
        lines.add(END);
        Files.writeString(index, String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private static String file(Path root, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(root.resolve(name));
        return line("file", name, bytes.length, checksum(bytes));
    }

    private static String line(Object... words) throws IOException {
        List<String> written = Arrays.stream(words).map(Object::toString).toList();
        for (String word : written) {
            if (word.contains("\t") || word.contains("\n")) {
                throw new IOException(word + ": has a tab or a line end, expected blanks");
            }
        }
        return String.join("\t", written);
    }
}
