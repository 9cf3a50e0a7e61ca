package fdscope.lab;

/** How a process ended, in words. */
final class Endings {
    private Endings() {}

    static String words(Actor.Ending ending) {
        return ending.signal() != 0 ? "killed by " + signal(ending.signal()) : "exited with " + ending.code();
    }

    static String signal(int number) {
        return Evaluator.CONSTANTS.signalName(number);
    }
}
