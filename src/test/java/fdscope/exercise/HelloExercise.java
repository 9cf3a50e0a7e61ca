package fdscope.exercise;

import fdscope.lesson.ContentError;
import fdscope.lesson.TaskParser;
import java.nio.file.Path;
import java.util.List;

/** An exercise that wants a hello on descriptor 3 and an exit status of 0, and says what it means otherwise. */
final class HelloExercise {
    private HelloExercise() {}

    static Exercise in(String language) throws ContentError.Found {
        return of(language, """
                actors  checker
                pair    checker.s checker.t stream
                checker yours = program(3 = t)
                checker close(t)
                claim   "It says hello."
                checker recv(s, 16, MSG_WAITALL) -> "hello" else "That is not hello."
                claim   "It ends well."
                yours   await -> 0 else "It did not end well."
                """);
    }

    /** @param check lines of its lab */
    static Exercise of(String language, String check) throws ContentError.Found {
        String task = """
                ---
                title: Say hello
                minutes: 5
                language: LANGUAGE
                ---

                Write hello to descriptor 3.

                ```hint
                one
                ```

                ```hint
                two
                ```

                ```hint
                three
                ```

                ```lab hello
                CHECK```
                """.replace("LANGUAGE", language).replace("CHECK", check);
        Path none = Path.of("none");
        return new Exercise("99", "hello", TaskParser.parse(task, "task.md"), none, none, List.of());
    }
}
