package fdscope.lab.wayland;

/**
 * What one argument of a message is, in the letters of {@code struct wl_message} (wayland-util.h).
 *
 * @param interfaceName of an object or a new id; empty if any will do. A new id of any interface brings its interface and
 *     version along (wl_registry.bind)
 */
record Parameter(Kind kind, boolean nullable, String interfaceName) {
    enum Kind {
        INT('i'),
        UINT('u'),
        FIXED('f'),
        STRING('s'),
        OBJECT('o'),
        NEW_ID('n'),
        ARRAY('a'),
        FD('h');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(letter + " is no kind of argument");
        }
    }

    /** From {@code ?o:wl_buffer}. */
    static Parameter of(String text) {
        boolean nullable = text.startsWith("?");
        String plain = nullable ? text.substring(1) : text;
        String type = plain.length() > 1 ? plain.substring(2) : "";
        return new Parameter(Kind.of(plain.charAt(0)), nullable, type);
    }
}
