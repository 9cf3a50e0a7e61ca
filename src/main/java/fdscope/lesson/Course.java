package fdscope.lesson;

import fdscope.lesson.Block.LabBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that can be taught, and what is wrong with the rest. A lesson with a fault is not among {@code lessons}; everything
 * else stays usable.
 *
 * @param lessons without fault, by number
 * @param broken by folder
 * @param errors of what is no lesson: reference files, folders
 * @param paths through it
 */
public record Course(
        List<Lesson> lessons,
        List<Broken> broken,
        List<ContentError> errors,
        Syllabus syllabus,
        KernelMap map,
        Glossary glossary,
        CoursePaths paths,
        Placement placement) {
    public Course {
        lessons = List.copyOf(lessons);
        broken = List.copyOf(broken);
        errors = List.copyOf(errors);
    }

    /**
     * A lesson that cannot be taught.
     *
     * @param number empty where the folder has none
     * @param labs that it seems to have
     */
    public record Broken(
            String folder, Optional<Integer> number, String file, List<String> labs, List<ContentError> errors) {
        public Broken {
            labs = List.copyOf(labs);
            errors = List.copyOf(errors);
        }

        /** What is known of its slug: the folder's name after the number. */
        public String slug() {
            return folder.replaceFirst("^[0-9]+-", "");
        }
    }

    /** A line of the home screen: a lesson that is there, one that is broken, or one that is not written yet. */
    public record Row(
            int number, String title, Part part, int minutes, Optional<Lesson> lesson, Optional<Broken> broken) {
        public boolean written() {
            return lesson.isPresent() || broken.isPresent();
        }
    }

    /** A lab and where it stands. */
    public record LabPlace(Lesson lesson, LabBlock lab) {}

    /**
     * Checks the lessons against each other and sorts the broken ones out.
     *
     * @param unparsed lessons that could not be parsed
     * @param errors of reference files and folders, found while reading
     */
    public static Course of(
            Collection<Lesson> parsed,
            Collection<Broken> unparsed,
            Collection<ContentError> errors,
            LessonCheck.References references) {
        List<ContentError> found = LessonCheck.check(parsed, unparsed, references);
        List<Lesson> lessons = new ArrayList<>();
        List<Broken> broken = new ArrayList<>(unparsed);
        List<ContentError> others = new ArrayList<>(errors);
        List<ContentError> left = new ArrayList<>(found);
        for (Lesson lesson : parsed) {
            List<ContentError> own = found.stream()
                    .filter(error -> error.file().equals(lesson.file()))
                    .toList();
            left.removeAll(own);
            if (own.isEmpty()) {
                lessons.add(lesson);
            } else {
                List<String> labs = lesson.labs().stream().map(LabBlock::name).toList();
                String folder = lesson.id() + "-" + lesson.slug();
                broken.add(new Broken(folder, Optional.of(lesson.number()), lesson.file(), labs, own));
            }
        }
        others.addAll(left);
        lessons.sort(Comparator.comparingInt(Lesson::number));
        broken.sort(Comparator.comparing(Broken::folder));
        return new Course(
                lessons,
                broken,
                others,
                references.syllabus(),
                references.map().orElse(KernelMap.EMPTY),
                references.glossary().orElse(new Glossary("glossary.md", List.of())),
                CoursePaths.EMPTY,
                Placement.EMPTY);
    }

    /** The same with ways through it. */
    public Course guided(CoursePaths ways, Placement test, List<ContentError> faults) {
        List<ContentError> all = new ArrayList<>(errors);
        all.addAll(faults);
        return new Course(lessons, broken, all, syllabus, map, glossary, ways, test);
    }

    /** Everything that is wrong, by lesson, then the rest. */
    public List<ContentError> allErrors() {
        return Stream.concat(broken.stream().flatMap(lesson -> lesson.errors().stream()), errors.stream())
                .toList();
    }

    /** All lessons by number: those of the syllabus and those that are here. */
    public List<Row> rows() {
        TreeMap<Integer, Row> rows = new TreeMap<>();
        syllabus.entries()
                .forEach(entry -> rows.put(
                        entry.number(),
                        new Row(
                                entry.number(),
                                entry.title(),
                                entry.part(),
                                entry.minutes(),
                                Optional.empty(),
                                Optional.empty())));
        for (Broken lesson : broken) {
            lesson.number().ifPresent(number -> {
                Row planned = rows.getOrDefault(
                        number, new Row(number, lesson.slug(), Part.A, 0, Optional.empty(), Optional.empty()));
                rows.put(
                        number,
                        new Row(
                                number,
                                planned.title,
                                planned.part,
                                planned.minutes,
                                Optional.empty(),
                                Optional.of(lesson)));
            });
        }
        for (Lesson lesson : lessons) {
            Optional<Broken> twin =
                    Optional.ofNullable(rows.get(lesson.number())).flatMap(Row::broken);
            rows.put(
                    lesson.number(),
                    new Row(
                            lesson.number(),
                            lesson.title(),
                            lesson.part(),
                            lesson.minutes(),
                            Optional.of(lesson),
                            twin));
        }
        return List.copyOf(rows.values());
    }

    /** By number ({@code 6}, {@code 06}), slug or folder. */
    public Optional<Lesson> lesson(String reference) {
        return lessons.stream()
                .filter(lesson -> names(reference, Optional.of(lesson.number()), lesson.slug()))
                .findFirst();
    }

    public Optional<Lesson> lesson(int number) {
        return lessons.stream().filter(lesson -> lesson.number() == number).findFirst();
    }

    /** A broken lesson, by number, slug or folder. */
    public Optional<Broken> broken(String reference) {
        return broken.stream()
                .filter(lesson -> names(reference, lesson.number(), lesson.slug()) || lesson.folder.equals(reference))
                .findFirst();
    }

    /** By lesson (its main lab), {@code LESSON/LABNAME}, or the lab's name. */
    public Optional<LabPlace> lab(String reference) {
        int slash = reference.indexOf('/');
        if (slash >= 0) {
            return lesson(reference.substring(0, slash))
                    .flatMap(
                            lesson -> lesson.lab(reference.substring(slash + 1)).map(lab -> new LabPlace(lesson, lab)));
        }
        Optional<LabPlace> main =
                lesson(reference).flatMap(lesson -> lesson.mainLab().map(lab -> new LabPlace(lesson, lab)));
        return main.isPresent()
                ? main
                : lessons.stream()
                        .flatMap(lesson -> lesson.outline().lab(reference).stream()
                                .flatMap(there -> lesson.lab(reference).stream())
                                .map(lab -> new LabPlace(lesson, lab)))
                        .findFirst();
    }

    /** All labs in the order of the course. */
    public List<LabPlace> labs() {
        return lessons.stream()
                .flatMap(lesson -> lesson.labs().stream().map(lab -> new LabPlace(lesson, lab)))
                .toList();
    }

    public Optional<Question> question(String key) {
        return lessons.stream()
                .flatMap(lesson -> lesson.questions().stream())
                .filter(question -> question.key().equals(key))
                .findFirst();
    }

    /**
     * Why a reference names no lesson and no lab, in one sentence for the user; several lines where a broken lesson is
     * meant.
     */
    public String notFound(String reference) {
        String lessonPart = reference.contains("/") ? reference.substring(0, reference.indexOf('/')) : reference;
        Optional<Broken> faulty = broken(lessonPart)
                .or(() -> broken.stream()
                        .filter(lesson -> lesson.labs.contains(reference))
                        .findFirst());
        if (lesson(lessonPart).isEmpty() && faulty.isPresent()) {
            StringBuilder text = new StringBuilder(reference + ": this lesson is broken and kept out of the course");
            faulty.get().errors.forEach(error -> text.append('\n').append(error));
            return text.toString();
        }
        Optional<Syllabus.Entry> planned = number(lessonPart).flatMap(syllabus::entry);
        if (lesson(lessonPart).isEmpty() && planned.isPresent()) {
            return reference + ": lesson " + planned.get().number() + ", "
                    + planned.get().title() + ", is not written yet; fdscope lessons lists those that are";
        }
        Optional<Lesson> lesson = lesson(lessonPart);
        if (lesson.isPresent()) {
            List<String> names =
                    lesson.get().labs().stream().map(LabBlock::name).toList();
            String has = names.isEmpty() ? "it has none" : "expected " + Spelling.oneOf(names);
            return reference + ": no such lab in lesson " + lesson.get().number() + ", " + has;
        }
        List<String> names = new ArrayList<>();
        lessons.forEach(known -> names.add(known.slug()));
        labs().forEach(place -> names.add(place.lab.name()));
        return reference + ": no lesson and no lab of this course, expected a number, a slug or the name of a lab"
                + Spelling.hint(reference, names);
    }

    private static boolean names(String reference, Optional<Integer> number, String slug) {
        String name = reference.toLowerCase(Locale.ROOT);
        return name.equals(slug)
                || number.isPresent()
                        && (number(name).equals(number) || name.equals(String.format("%02d-%s", number.get(), slug)));
    }

    private static Optional<Integer> number(String reference) {
        return reference.matches("[0-9]{1,3}") ? Optional.of(Integer.parseInt(reference)) : Optional.empty();
    }
}
