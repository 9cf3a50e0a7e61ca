package fdscope.lab.script;

import fdscope.kernel.Bytes;

/**
 * One word of a line.
 *
 * @param text as written; a string with its quotes
 * @param column where it begins, 0 is the first character of the line
 * @param number of an INT; of a TIME the milliseconds; else 0
 * @param bytes of a STRING; else empty
 */
record Token(Type type, String text, int column, long number, Bytes bytes) {
    enum Type {
        STRING,
        INT,
        TIME,
        /** {@code [a-z][a-z0-9_]*}. */
        NAME,
        /** {@code [A-Z][A-Z0-9_]*}. */
        CONSTANT,
        SYMBOL,
        END
    }

    static Token of(Type type, String text, int column) {
        return new Token(type, text, column, 0, Bytes.EMPTY);
    }

    boolean is(Type wanted) {
        return type == wanted;
    }

    boolean isSymbol(String symbol) {
        return type == Type.SYMBOL && text.equals(symbol);
    }

    boolean isName(String name) {
        return type == Type.NAME && text.equals(name);
    }

    /** As an error names it. */
    String shown() {
        return type == Type.END ? "the end of the line" : text;
    }
}
