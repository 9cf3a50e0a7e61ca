package fdscope.tui.terminal;

import fdscope.exercise.Bench;
import fdscope.kernel.Syscalls;
import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Laboratory;
import fdscope.lab.actor.ActorTheatre;
import fdscope.lab.actor.LiveMachine;
import fdscope.lab.measure.Measurer;
import fdscope.lesson.Course;
import fdscope.lesson.KernelAnswer;
import fdscope.lesson.setting.Settings;
import fdscope.lesson.setting.SettingsText;
import fdscope.lesson.store.LessonFolder;
import fdscope.lesson.store.ProgressFile;
import fdscope.lesson.store.SettingsFile;
import fdscope.observe.source.KernelSource;
import fdscope.observe.source.MachineSocketDetail;
import fdscope.observe.source.MachineSockets;
import fdscope.tui.screen.Scenery.Facts;
import java.nio.file.Path;
import java.util.Optional;

/** The course on a real terminal, for tests and trials: lessons of the working folder or of another one, progress by XDG_STATE_HOME. */
final class CourseDemo {
    private CourseDemo() {}

    public static void main(String[] arguments) throws Exception {
        Syscalls calls = NativeDoor.open();
        TerminalGate gate = new TerminalGate(calls, System.getenv());
        Optional<String> refusal = gate.refusal();
        if (refusal.isPresent()) {
            System.err.println(refusal.get());
            System.exit(2);
        }
        try (ActorTheatre theatre = new ActorTheatre(calls, ActorTheatre.USUAL_SPARES);
                LiveMachine machine = new LiveMachine(calls)) {
            Facts facts =
                    new Facts(new KernelSource().release().value().orElse("?"), calls.geteuid() == 0 ? "root" : "user");
            ProgressFile progress = new ProgressFile(ProgressFile.defaultPath(System.getenv(), "/"));
            Path lessons = Path.of(arguments.length > 0 ? arguments[0] : "lessons");
            Course course = LessonFolder.read(lessons);
            Bench bench = new Bench(
                    course,
                    lessons,
                    ProgressFile.defaultPath(System.getenv(), "/").getParent(),
                    System.getenv());
            SettingsFile settings = SettingsFile.of(System.getenv(), "/");
            SettingsText.Result set = settings.load();
            Appearance appearance =
                    Appearance.of(System.getenv(), Settings.NONE, set.settings(), set.complaints(), settings);
            new CourseScreen(
                            calls,
                            gate,
                            course,
                            new Laboratory(theatre, machine),
                            new MachineSockets(calls),
                            new MachineSocketDetail(calls),
                            question -> new KernelAnswer.Failed("not here"),
                            (plan, watcher) -> {
                                throw new Measurer.CannotMeasure("not here");
                            },
                            bench,
                            progress,
                            facts,
                            appearance,
                            Optional.empty())
                    .run(System.out);
        }
        System.exit(0);
    }
}
