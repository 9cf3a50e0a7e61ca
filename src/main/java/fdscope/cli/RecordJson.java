package fdscope.cli;

import fdscope.lesson.LearningRecord;
import fdscope.lesson.LearningRecord.Misconception;
import fdscope.lesson.LearningRecord.OfOne;
import fdscope.lesson.LearningRecord.Sureness;
import fdscope.lesson.Lesson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A record for programs; times as RFC 3339 has them, in UTC. */
final class RecordJson {
    private RecordJson() {}

    static Map<String, Object> of(LearningRecord record, RecordCommand.Head head) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", head.name().orElse(null));
        fields.put("at", head.at().toString());
        fields.put("kernel", head.kernel());
        fields.put("fdscope", head.fdscope());
        fields.put("path", record.path().map(path -> path(path.id(), head)).orElse(null));
        fields.put("lessons", record.lessons().stream().map(RecordJson::lesson).toList());
        fields.put("placement", placement(record.test()));
        fields.put(
                "sureness", record.sureness().stream().map(RecordJson::sureness).toList());
        fields.put(
                "standing", record.standing().stream().map(RecordJson::standing).toList());
        Map<String, Object> reviews = new LinkedHashMap<>();
        reviews.put("right", record.reviews().right());
        reviews.put("wrong", record.reviews().wrong());
        reviews.put("due", record.due());
        fields.put("reviews", reviews);
        return fields;
    }

    private static Map<String, Object> path(String id, RecordCommand.Head head) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("lessons", head.path().rows().size());
        fields.put("done", head.path().done());
        fields.put("placed", head.path().placed());
        fields.put("next", head.path().next().map(Lesson::id).orElse(null));
        return fields;
    }

    private static Map<String, Object> lesson(OfOne one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lesson", one.lesson().id());
        fields.put("slug", one.lesson().slug());
        fields.put("title", one.lesson().title());
        fields.put("begun", time(one.begun()));
        fields.put("done", time(one.done()));
        fields.put("placed", time(one.placed()));
        fields.put("asked", one.asked());
        fields.put("right", one.right());
        fields.put("wrong", one.wrong());
        fields.put("passed", time(one.practice().passed()));
        fields.put("hints", one.practice().hints());
        return fields;
    }

    private static Map<String, Object> placement(LearningRecord.Test test) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("asked", test.asked());
        fields.put("answered", test.answered());
        fields.put("placed", test.placed());
        return fields;
    }

    private static Map<String, Object> sureness(Sureness sureness) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sure", sureness.sure());
        fields.put("right", sureness.right());
        fields.put("wrong", sureness.wrong());
        return fields;
    }

    private static Map<String, Object> standing(Misconception one) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lesson", one.lesson().id());
        fields.put("question", one.question().key());
        fields.put("text", one.question().text());
        fields.put("misconception", one.belief());
        fields.put("sure", one.last().sure());
        fields.put("at", one.last().at().toString());
        return fields;
    }

    private static String time(Optional<Instant> at) {
        return at.map(Instant::toString).orElse(null);
    }
}
