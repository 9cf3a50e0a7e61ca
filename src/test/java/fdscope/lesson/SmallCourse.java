package fdscope.lesson;

import fdscope.lesson.Progress.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Four lessons of 30 minutes, {@code one} to {@code four}; each has two labs with a question each, and a review question. */
final class SmallCourse {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final List<String> SLUGS = List.of("one", "two", "three", "four");

    private SmallCourse() {}

    static Course course() {
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < SLUGS.size(); i++) {
            lessons.add(lesson(i + 1, SLUGS.get(i)));
        }
        return Course.of(
                lessons,
                List.of(new Course.Broken("05-five", Optional.of(5), "05/lesson.md", List.of("lab-five"), List.of())),
                List.of(),
                new LessonCheck.References(Optional.empty(), Optional.empty(), Syllabus.EMPTY));
    }

    static Course guided(String paths, String placement) throws ContentError.Found {
        Course course = course();
        return course.guided(
                CoursePaths.parse(paths, "paths.json", course),
                Placement.parse(placement, "placement.json", course),
                List.of());
    }

    static Attempt answer(int answer, int sure, int minutes) {
        return new Attempt(answer, sure, answer == 1, NOON.plusSeconds(60L * minutes), false);
    }

    private static Lesson lesson(int number, String slug) {
        String text = """
                ---
                title: Lesson SLUG
                part: A
                minutes: 30
                question: Q
                idea: I
                ---
                Hook.

                ## First

                ```lab lab-SLUG "Two files"
                variants small / large
                actors alice bob
                pair alice.s bob.s stream   # a comment
                [small] alice f = memfd_create("small")
                [large] alice f = memfd_create("large")
                claim "There is one."
                expect number(alice.f) > 2
                [large] predict "alice closes it. What then?"
                  - nothing : a file is for ever
                  * it goes : it was the last
                alice close(f)
                expect closed(alice.f)
                ```

                ## Second

                ```lab more-SLUG "More"
                actors x
                predict "What?"
                  - no : why not
                  * yes
                x m = memfd_create("m")
                expect number(x.m) > 2
                ```

                ```review
                Again?
                - no : never
                * yes
                ```
                """.replace("SLUG", slug);
        try {
            return LessonParser.parse(text, String.format("%02d-%s", number, slug), slug + "/lesson.md");
        } catch (ContentError.Found e) {
            throw new IllegalStateException(e);
        }
    }
}
