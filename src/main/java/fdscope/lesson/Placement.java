package fdscope.lesson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The placement test: one question of each lesson, in the order of the test. {@code reference/placement.json} names them;
 * the questions stand in the lessons.
 */
public record Placement(List<Item> items) {
    public Placement {
        items = Later.keep(items);
    }

    /** Of a course without a test. */
    public static final Placement EMPTY = new Placement(List.of());

    public record Item(Lesson lesson, Question question) {}

    /** Those to be asked: not answered yet, of a lesson that is not done. */
    public List<Item> open(Progress progress) {
        return items.stream()
                .filter(item -> !progress.isDone(item.lesson.slug()))
                .filter(item -> answer(item, progress).isEmpty())
                .toList();
    }

    /** How a question was answered in the test, if it is the one that the test asks today. */
    public static Optional<Progress.Attempt> answer(Item item, Progress progress) {
        return Optional.ofNullable(progress.placement().get(item.lesson.slug()))
                .filter(answer -> answer.question().equals(item.question.key()))
                .map(Progress.PlacementAnswer::attempt);
    }

    /**
     * What the learner took for granted; never the right answer, which would spoil the lesson.
     *
     * @return empty if it was right, or was not answered
     */
    public static Optional<String> misconception(Item item, Progress progress) {
        return answer(item, progress)
                .filter(attempt -> !attempt.right()
                        && attempt.answer() < item.question.answers().size())
                .flatMap(
                        attempt -> item.question.answers().get(attempt.answer()).why());
    }

    /**
     * @param course where the questions must be found; one of a broken lesson is left out and not judged
     * @throws ContentError.Found with every fault
     */
    public static Placement parse(String text, String file, Course course) throws ContentError.Found {
        List<ContentError> errors = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        Map<Integer, Integer> lines = new HashMap<>();
        JsonObject root = new JsonObject(Json.parse(text, file), "placement test", file, errors);
        for (Json value : root.list("questions")) {
            JsonObject object = new JsonObject(value, "question", file, errors);
            int number = object.number("lesson");
            String key = object.text("question");
            object.done();
            Integer before = lines.putIfAbsent(number, object.line());
            Optional<Lesson> lesson = course.lesson(number);
            boolean broken =
                    course.broken().stream().anyMatch(any -> any.number().equals(Optional.of(number)));
            if (before != null) {
                object.fault(
                        object.line("lesson"),
                        "lesson " + number + " has a question in line " + before + " already, expected one a lesson");
            } else if (lesson.isPresent()) {
                item(lesson.get(), key, object, items);
            } else if (!broken) {
                object.fault(object.line("lesson"), "lesson " + number + ": not in this course");
            }
        }
        root.done();
        if (!errors.isEmpty()) {
            throw new ContentError.Found(errors);
        }
        return new Placement(items);
    }

    private static void item(Lesson lesson, String key, JsonObject object, List<Item> items) {
        lesson.questions().stream()
                .filter(question -> question.key().equals(key))
                .findFirst()
                .ifPresentOrElse(question -> items.add(new Item(lesson, question)), () -> {
                    List<String> keys =
                            lesson.questions().stream().map(Question::key).toList();
                    object.fault(
                            object.line("question"),
                            key + ": no question of lesson " + lesson.number()
                                    + ", expected LAB#N, the lab's Nth prediction" + Spelling.hint(key, keys));
                });
    }
}
