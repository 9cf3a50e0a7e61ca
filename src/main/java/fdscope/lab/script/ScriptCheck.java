package fdscope.lab.script;

/** stub */
final class ScriptCheck {
    ScriptCheck(Draft draft, Faults faults) {}

    void run() {}
}
