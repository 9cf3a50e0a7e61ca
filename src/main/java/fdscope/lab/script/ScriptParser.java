package fdscope.lab.script;

import java.util.List;

/** Reads a lab. */
public final class ScriptParser {
    private ScriptParser() {}

    /**
     * A fence of a lesson is parsed with its info string as first line: {@code lab NAME "title"} may stand there.
     *
     * @param file for messages
     * @param firstLine number of the text's first line in that file
     * @param defaultName the lab's name where the text does not say {@code lab NAME}
     * @throws ScriptError.Found with all faults, in the order of their lines
     */
    public static Script parse(String text, String file, int firstLine, String defaultName) throws ScriptError.Found {
        return parse(text, file, firstLine, defaultName, true);
    }

    /**
     * Reads a lab that is still being written: a claim may wait for its checks, all of it for its first step.
     *
     * @throws ScriptError.Found as {@link #parse}
     */
    public static Script parseUnfinished(String text, String file, String defaultName) throws ScriptError.Found {
        return parse(text, file, 1, defaultName, false);
    }

    private static Script parse(String text, String file, int firstLine, String defaultName, boolean whole)
            throws ScriptError.Found {
        Faults faults = new Faults(file);
        Draft draft = new DraftParser(faults).parse(text, firstLine, defaultName);
        new ScriptCheck(draft, faults).run();
        if (whole && !draft.anything()) {
            faults.add(firstLine, "the lab is empty; expected at least one step");
        }
        if (whole) {
            new ClaimCheck(draft, faults).run();
        }
        List<ScriptError> errors = faults.inOrder();
        if (!errors.isEmpty()) {
            throw new ScriptError.Found(errors);
        }
        return draft.script();
    }
}
