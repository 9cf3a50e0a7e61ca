package fdscope.lab.export;

/** A line of a lab, taken apart for the program to print. */
record StepText(String call, String expected) {
    static StepText of(String source) {
        boolean quoted = false;
        for (int i = 0; i + 1 < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '-' && source.charAt(i + 1) == '>') {
                return new StepText(single(source.substring(0, i)), single(source.substring(i + 2)));
            }
        }
        return new StepText(single(source), "");
    }

    /** One space between the actor and what it does; inside strings nothing changes. */
    private static String single(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        return parts.length < 2 ? parts[0] : parts[0] + "  " + parts[1];
    }

    StepText {
        expected = expected.replaceFirst("  ", " ");
    }
}
