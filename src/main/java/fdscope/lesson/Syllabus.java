package fdscope.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All the lessons a course is to have, written or not: {@code reference/syllabus.json}. */
public record Syllabus(List<Entry> entries) {
    public Syllabus {
        entries = List.copyOf(entries);
    }

    /** Of a course that plans nothing beyond what it has. */
    public static final Syllabus EMPTY = new Syllabus(List.of());

    /** @param minutes a learner will need */
    public record Entry(int number, String title, Part part, int minutes) {}

    public Optional<Entry> entry(int number) {
        return entries.stream().filter(entry -> entry.number == number).findFirst();
    }

    /** @throws ContentError.Found with every fault */
    public static Syllabus parse(String text, String file) throws ContentError.Found {
        List<ContentError> errors = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        Map<Integer, Integer> lines = new HashMap<>();
        JsonObject root = new JsonObject(Json.parse(text, file), "syllabus", file, errors);
        for (Json value : root.list("lessons")) {
            JsonObject object = new JsonObject(value, "lesson", file, errors);
            int number = object.number("number");
            String letter = object.text("part");
            Optional<Part> part = Part.of(letter);
            if (part.isEmpty() && !letter.isEmpty()) {
                object.fault(object.line("part"), "part " + letter + ", expected one letter A to E");
            }
            entries.add(new Entry(number, object.text("title"), part.orElse(Part.A), object.number("minutes")));
            Integer before = lines.putIfAbsent(number, object.line("number"));
            if (before != null) {
                object.fault(object.line("number"), "lesson " + number + " stands in line " + before + " already");
            }
            object.done();
        }
        root.done();
        if (!errors.isEmpty()) {
            throw new ContentError.Found(errors);
        }
        return new Syllabus(entries);
    }
}
