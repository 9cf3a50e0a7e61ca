package fdscope.lab.script;

/** Reads a lab. */
public final class ScriptParser {
    private ScriptParser() {}

    /**
     * @param file for messages
     * @param firstLine number of the text's first line in that file
     * @param defaultName the lab's name where the text does not say {@code lab NAME}
     */
    public static Script parse(String text, String file, int firstLine, String defaultName) throws ScriptError.Found {
        throw new UnsupportedOperationException("not written yet");
    }
}
