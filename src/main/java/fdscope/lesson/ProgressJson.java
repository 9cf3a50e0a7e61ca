package fdscope.lesson;

import fdscope.lesson.Progress.Attempt;
import fdscope.lesson.Progress.ChosenPath;
import fdscope.lesson.Progress.OfLesson;
import fdscope.lesson.Progress.PlacementAnswer;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Progress as text: {@code {"version":2,"lessons":{SLUG:{…}},"placement":{SLUG:{…}},"path":{…}}}. Version 1 has neither
 * placement nor path; a text that needs neither is written so, and older programs read it.
 */
public final class ProgressJson {
    /** The newest that this program writes and reads. */
    public static final int VERSION = 2;

    private static final int WITHOUT_PLACEMENT = 1;

    private ProgressJson() {}

    /** A text written by a newer program: not broken, but not for this one. */
    public static final class Newer extends Exception {
        private static final long serialVersionUID = 1L;

        Newer(int version) {
            super("it has version " + version + ", this program knows " + VERSION);
        }
    }

    public static String write(Progress progress) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JsonFactory.builder().build().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            boolean plain = progress.placement().isEmpty() && progress.path().isEmpty();
            json.writeNumberProperty("version", plain ? WITHOUT_PLACEMENT : VERSION);
            json.writeObjectPropertyStart("lessons");
            for (Map.Entry<String, OfLesson> lesson : new TreeMap<>(progress.lessons()).entrySet()) {
                json.writeObjectPropertyStart(lesson.getKey());
                lesson(json, lesson.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
            if (!plain) {
                rest(json, progress);
            }
            json.writeEndObject();
        }
        return out.append('\n').toString();
    }

    private static void lesson(JsonGenerator json, OfLesson lesson) {
        json.writeNumberProperty("page", lesson.page());
        json.writeNumberProperty("step", lesson.step());
        json.writeStringProperty("visited", lesson.visited().toString());
        lesson.done().ifPresent(done -> json.writeStringProperty("done", done.toString()));
        if (!lesson.practice().equals(Progress.Practice.NONE)) {
            json.writeNumberProperty("hints", lesson.practice().hints());
            lesson.practice().passed().ifPresent(at -> json.writeStringProperty("passed", at.toString()));
        }
        json.writeObjectPropertyStart("answers");
        new TreeMap<>(lesson.answers()).forEach((key, attempts) -> {
            json.writeArrayPropertyStart(key);
            attempts.forEach(attempt -> {
                json.writeStartObject();
                attempt(json, attempt);
                json.writeBooleanProperty("review", attempt.review());
                json.writeEndObject();
            });
            json.writeEndArray();
        });
        json.writeEndObject();
    }

    private static void attempt(JsonGenerator json, Attempt attempt) {
        json.writeNumberProperty("answer", attempt.answer());
        json.writeNumberProperty("sure", attempt.sure());
        json.writeBooleanProperty("right", attempt.right());
        json.writeStringProperty("at", attempt.at().toString());
    }

    private static void rest(JsonGenerator json, Progress progress) {
        json.writeObjectPropertyStart("placement");
        new TreeMap<>(progress.placement()).forEach((slug, answer) -> {
            json.writeObjectPropertyStart(slug);
            json.writeStringProperty("question", answer.question());
            attempt(json, answer.attempt());
            json.writeEndObject();
        });
        json.writeEndObject();
        progress.path().ifPresent(path -> {
            json.writeObjectPropertyStart("path");
            json.writeStringProperty("id", path.id());
            json.writeStringProperty("at", path.at().toString());
            json.writeEndObject();
        });
    }

    /** @throws ContentError.Found where it is not what {@link #write} writes */
    public static Progress read(String text, String file) throws ContentError.Found, Newer {
        List<ContentError> errors = new ArrayList<>();
        JsonObject root = new JsonObject(Json.parse(text, file), "progress", file, errors);
        int version = root.number("version");
        if (version > VERSION) {
            throw new Newer(version);
        }
        if (version < 1 && errors.isEmpty()) {
            root.fault(root.line("version"), "version " + version + ", expected 1 or " + VERSION);
        }
        Map<String, OfLesson> lessons = new TreeMap<>();
        root.named("lessons").forEach((slug, value) -> lessons.put(slug, lesson(value, file, errors)));
        Map<String, PlacementAnswer> placement = new TreeMap<>();
        if (root.has("placement")) {
            root.named("placement").forEach((slug, value) -> placement.put(slug, placed(value, file, errors)));
        }
        Optional<ChosenPath> path = root.value("path").map(value -> path(value, file, errors));
        root.done();
        if (!errors.isEmpty()) {
            throw new ContentError.Found(errors);
        }
        return new Progress(lessons, placement, path);
    }

    private static PlacementAnswer placed(Json value, String file, List<ContentError> errors) {
        JsonObject object = new JsonObject(value, "placement", file, errors);
        PlacementAnswer answer = new PlacementAnswer(object.text("question"), attempt(object, false));
        object.done();
        return answer;
    }

    private static ChosenPath path(Json value, String file, List<ContentError> errors) {
        JsonObject object = new JsonObject(value, "path", file, errors);
        ChosenPath path = new ChosenPath(object.text("id"), instant(object, "at"));
        object.done();
        return path;
    }

    private static OfLesson lesson(Json value, String file, List<ContentError> errors) {
        JsonObject object = new JsonObject(value, "lesson", file, errors);
        Map<String, List<Attempt>> answers = new TreeMap<>();
        int page = object.number("page");
        int step = object.number("step");
        Instant visited = instant(object, "visited");
        Optional<Instant> done = object.has("done") ? Optional.of(instant(object, "done")) : Optional.empty();
        object.named("answers").forEach((key, list) -> {
            List<Attempt> attempts = new ArrayList<>();
            if (list instanceof Json.Arr array && !array.elements().isEmpty()) {
                array.elements().forEach(element -> {
                    JsonObject said = new JsonObject(element, "answer", file, errors);
                    attempts.add(attempt(said, said.truth("review")));
                    said.done();
                });
                answers.put(key, attempts);
            } else {
                object.fault(list.line(), key + ", expected a list of answers");
            }
        });
        int hints = object.has("hints") ? object.number("hints") : 0;
        Optional<Instant> passed = object.has("passed") ? Optional.of(instant(object, "passed")) : Optional.empty();
        object.done();
        return new OfLesson(page, step, visited, done, answers, new Progress.Practice(hints, passed));
    }

    private static Attempt attempt(JsonObject object, boolean review) {
        int answer = object.number("answer");
        int sure = object.number("sure");
        if (sure < 1 || sure > 3) {
            object.fault(object.line("sure"), "sure " + sure + ", expected 1, 2 or 3");
        }
        return new Attempt(
                answer, Math.max(1, Math.min(3, sure)), object.truth("right"), instant(object, "at"), review);
    }

    private static Instant instant(JsonObject object, String key) {
        String text = object.text(key);
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            object.fault(object.line(key), key + " " + text + ", expected a time as 2026-01-31T12:00:00Z");
            return Instant.EPOCH;
        }
    }
}
