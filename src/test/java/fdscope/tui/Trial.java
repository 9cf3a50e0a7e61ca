package fdscope.tui;

import fdscope.kernel.Bytes;
import fdscope.lab.LabRun;
import fdscope.lab.script.Script;
import fdscope.lab.trace.Scene;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.ContentError;
import fdscope.lesson.Lesson;
import fdscope.lesson.LessonParser;
import fdscope.lesson.Progress;
import fdscope.observe.SocketSighting;
import fdscope.observe.Source;
import fdscope.tui.draw.Canvas;
import fdscope.tui.message.Effect;
import fdscope.tui.message.Input;
import fdscope.tui.message.Key;
import fdscope.tui.message.Msg;
import fdscope.tui.message.Next;
import fdscope.tui.screen.Exercises;
import fdscope.tui.screen.LabView;
import fdscope.tui.screen.LessonView;
import fdscope.tui.screen.Scenery.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A learner at a screen: keys and answers of the worker go in, effects are written down. Nothing runs. */
final class Trial {
    static final String LESSON = """
            ---
            title: Your first SCM_RIGHTS
            part: B
            minutes: 25
            question: What crosses when a descriptor is sent: a number, a copy, or a reference?
            idea: A descriptor crosses as a reference to the open file; the number is new.
            seen-in: tmux, ssh -M
            ---

            A client sends its terminal to a server. What was in that message?

            ## One descriptor, from alice to bob

            alice has a memfd open as descriptor 8. She puts the number 8 into a
            [control message](term:control-message) and sends it with one byte of
            data to bob.

            ```lab offset-is-shared "One descriptor"
            actors alice bob
            pair   alice.s bob.s stream
            alice  log = memfd_create("log")
            alice  f = memfd_create("note")
            predict "What number will bob see?"
              - 8, the same : the number travels
              * the lowest free one : he gets an entry of his own
              - a number with its own file and its own offset : sending copies
              - an error, for bob never opened that file : permission is asked again
            alice  sendmsg(s, "x", SCM_RIGHTS [f])   -> 1
            freeze "The descriptor is in flight: no fd table lists it."
            expect in_flight(bob.s) == 1
            bob    m = recvmsg(s, 16, control CMSG_SPACE(4))  -> "x", fds 1
            bob    g = m.fds[0]
            claim  "The number he sees is the lowest free one of his own table."
            expect number(bob.g) != number(alice.f)
            ```

            Two tables, two numbers, one open file.

            ## What is next

            [lesson 6](lesson:06) is over; [unix(7)](man:unix(7)) says more.
            """;

    private Model model;
    private final List<Effect> effects = new ArrayList<>();

    private Trial(Model model) {
        this.model = model;
    }

    /** At home, one lesson done and one begun. */
    static Trial at(int columns, int rows) {
        return at(Exercises.NONE, columns, rows);
    }

    /** A model, seen on a terminal of that size. */
    static Trial of(Model model, int columns, int rows) {
        return new Trial(model).tell(new Msg.Came(new Input.Resized(columns, rows)));
    }

    /** With these looks to choose from. */
    Trial dressed(Themes themes) {
        model = model.themes(themes);
        return this;
    }

    /** The same, in a course with exercises. */
    static Trial at(Exercises exercises, int columns, int rows) {
        Instant then = Instant.parse("2026-03-01T10:00:00Z");
        Progress progress = Progress.NONE
                .visited("a-socket-file-is-a-name", 1, 0, then)
                .answered("a-socket-file-is-a-name", "a#1", new Progress.Attempt(1, 3, true, then, false))
                .finished("a-socket-file-is-a-name", then)
                .visited("your-first-scm-rights", 1, 5, then.plusSeconds(60));
        Model model = Model.start(
                TrialCourse.course(), progress, new Facts("6.18.44", "user"), Themes.withoutColour(), Optional.empty());
        Trial trial = new Trial(model.exercises(exercises));
        trial.tell(new Msg.Came(new Input.Resized(columns, rows)));
        return trial;
    }

    /** What the program began with. */
    Trial begin(Function<Model, Next<Model, Effect>> how) {
        Next<Model, Effect> first = how.apply(model);
        model = first.model();
        effects.addAll(first.effects());
        return this;
    }

    /** This lesson is open on its first page. */
    static Trial reading(Lesson lesson, int columns, int rows) {
        Trial trial = at(columns, rows);
        trial.model = trial.model.push(LessonView.open(lesson, 0));
        return trial;
    }

    /** The lab has begun; its set-up is done. */
    static Trial inLab(int columns, int rows) {
        Trial trial = at(columns, rows).press(Key.ENTER);
        for (int i = 0; i < 20 && trial.model.lesson().orElseThrow().lab().isEmpty(); i++) {
            trial.press(Key.SPACE);
        }
        trial.effects.clear();
        trial.tell(new Msg.LabBegan(trial.lab().run(), steps(), List.of(), 0, false));
        trial.tell(new Msg.LabStepped(
                trial.lab().run(),
                List.of(
                        called(2, "alice", "socketpair(AF_UNIX, SOCK_STREAM)", 6, "6<s>, 7"),
                        staged(2, TrialScenes.pair())),
                1,
                false));
        return trial;
    }

    /** The question is open. */
    static Trial asked(int columns, int rows) {
        Trial trial = inLab(columns, rows).press(Key.SPACE);
        trial.stepped(2, called(3, "alice", "memfd_create(\"log\")", 7, "7<log>"), staged(3, TrialScenes.pair()));
        trial.press(Key.SPACE);
        trial.stepped(3, called(4, "alice", "memfd_create(\"note\")", 8, "8<f>"), staged(4, TrialScenes.before()));
        return trial.press(Key.SPACE);
    }

    /** The wrong answer was given, and the message has been sent. */
    static Trial committed(int columns, int rows) {
        Trial trial = asked(columns, rows).press(Key.of('1')).press(Key.ENTER);
        trial.stepped(
                7,
                new TraceEvent.Asked(line(10), "", "What number will bob see?", List.of()),
                called(10, "alice", "sendmsg(6<s>, \"x\", SCM_RIGHTS [8<f>])", 1, "1"),
                new TraceEvent.Frozen(line(11), "", "The descriptor is in flight: no fd table lists it.", List.of()),
                new TraceEvent.Expected(line(12), "", "in_flight(bob.s) == 1", true, "1", "/proc/4712/fdinfo/6", 0),
                staged(12, TrialScenes.inFlight()));
        List<LabRun.TaggedRow> told = List.of(row("S1", 88107), row("S2", 88108));
        LabRun.SocketRows read = new LabRun.SocketRows(Source.PROC, told, Optional.empty());
        return trial.tell(new Msg.SourceRead(trial.lab().run(), 3, read));
    }

    void stepped(int position, TraceEvent... events) {
        tell(new Msg.LabStepped(lab().run(), List.of(events), position, position >= steps().size()));
    }

    Trial press(Key... keys) {
        for (Key key : keys) {
            tell(new Msg.Came(new Input.KeyPressed(key)));
        }
        return this;
    }

    Trial click(int x, int y) {
        return tell(new Msg.Came(new Input.MouseEvent(
                Input.MouseEvent.Kind.PRESS, Input.MouseEvent.Button.LEFT, x, y, false, false, false)));
    }

    Trial tick() {
        return tell(new Msg.Came(new Input.Tick(java.time.Instant.EPOCH)));
    }

    Trial tell(Msg msg) {
        Next<Model, Effect> next = Update.apply(model, msg);
        model = next.model();
        effects.addAll(next.effects());
        return this;
    }

    /** The kernel is asked, and answers. */
    Trial kernelTold() {
        while (true) {
            Optional<Effect.AskKernel> ask = effects.stream()
                    .filter(Effect.AskKernel.class::isInstance)
                    .map(Effect.AskKernel.class::cast)
                    .findFirst();
            if (ask.isEmpty()) {
                return this;
            }
            effects.remove(ask.get());
            tell(new Msg.KernelTold(
                    ask.get().question(), TrialKernel.answer(ask.get().question())));
        }
    }

    /** The views of the kernel map, from a step of the lab. */
    static Map<String, Trial> maps(int columns, int rows) {
        Trial types = map(columns, rows, 3);
        types.kernelTold().press(Key.of('/'));
        "scm".chars().forEach(c -> types.press(Key.of(c)));
        Trial structure = map(columns, rows, 3)
                .kernelTold()
                .press(Key.of('G'), Key.ENTER)
                .kernelTold()
                .press(Key.RIGHT);
        return Map.of(
                "map", map(columns, rows, 0).kernelTold(),
                "map-asked", map(columns, rows, 0),
                "map-functions", map(columns, rows, 1).kernelTold(),
                "map-files", map(columns, rows, 2).kernelTold(),
                "map-types", types.kernelTold(),
                "map-errata", map(columns, rows, 4).kernelTold(),
                "function", map(columns, rows, 0).press(Key.ENTER).kernelTold(),
                "function-callers",
                        map(columns, rows, 0).press(Key.ENTER, Key.TAB).kernelTold(),
                "function-source",
                        map(columns, rows, 0).press(Key.ENTER, Key.SHIFT_TAB).kernelTold(),
                "structure", structure.kernelTold());
    }

    /** @param tabs how often Tab is pressed */
    private static Trial map(int columns, int rows, int tabs) {
        Trial trial = committed(columns, rows).press(Key.of('K'));
        for (int i = 0; i < tabs; i++) {
            trial.press(Key.TAB);
        }
        return trial;
    }

    Model model() {
        return model;
    }

    LabView lab() {
        return model.lesson().orElseThrow().lab().orElseThrow();
    }

    /** Those since the last question. */
    List<Effect> effects() {
        List<Effect> told = List.copyOf(effects);
        effects.clear();
        return told;
    }

    String screen() {
        Canvas canvas = new Canvas(model.columns(), model.rows());
        model.draw(canvas);
        return String.join(
                "\n", canvas.rows().stream().map(String::stripTrailing).toList());
    }

    /** The rows of the screen that have these words. */
    List<String> rowsWith(String words) {
        return screen().lines().filter(row -> row.contains(words)).toList();
    }

    static Script script() {
        return lesson().mainLab().orElseThrow().script();
    }

    static List<Script.Line> steps() {
        return script().stepsOf("");
    }

    static Lesson lesson() {
        try {
            return LessonParser.parse(LESSON, "06-your-first-scm-rights", "06/lesson.md");
        } catch (ContentError.Found e) {
            throw new IllegalStateException(e);
        }
    }

    private static LabRun.TaggedRow row(String tag, long inode) {
        String raw = "00000000ad66e44b: 00000003 00000000 00000000 0001 03 " + inode;
        return new LabRun.TaggedRow(
                tag,
                SocketSighting.of(Source.PROC, Bytes.utf8(raw)).inode(inode).build());
    }

    /** Lines of the lab, counted from its first, as lines of the file. */
    static int line(int ofLab) {
        int first = (int) LESSON.substring(0, LESSON.indexOf("actors alice"))
                        .lines()
                        .count()
                + 1;
        return first + ofLab - 1;
    }

    static TraceEvent called(int line, String actor, String text, long result, String returned) {
        int pid = actor.equals("alice") ? 4711 : 4712;
        return new TraceEvent.Called(
                line(line),
                "",
                actor,
                pid,
                pid,
                text,
                result,
                null,
                0,
                returned,
                null,
                null,
                null,
                null,
                null,
                null,
                false);
    }

    static TraceEvent staged(int line, Scene scene) {
        return new TraceEvent.Staged(line(line), "", scene);
    }
}
