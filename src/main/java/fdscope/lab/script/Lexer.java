package fdscope.lab.script;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts one line into tokens. A comment ends the line; inside a string {@code #} is a character like any other. */
final class Lexer {
    private static final int LONGEST_LINE = 4096;
    private static final Pattern INT = Pattern.compile("0x(?<hex>[0-9a-fA-F]+)|(?<digits>[0-9]+)(?<unit>[KM]?)");
    private static final Pattern TIME = Pattern.compile("([0-9]+)(ms|s)");
    private static final List<String> PAIRS = List.of("->", "==", "!=", "<=", ">=");

    private final String line;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String line, int from) {
        this.line = line;
        this.at = from;
    }

    /** @return the tokens from column {@code from} on, the last one is an END where the text or its comment ends */
    static List<Token> tokens(String line, int from) throws Fault {
        if (line.length() > LONGEST_LINE) {
            throw new Fault("the line has " + line.length() + " characters, expected at most " + LONGEST_LINE);
        }
        Lexer lexer = new Lexer(line, from);
        lexer.run();
        return lexer.tokens;
    }

    /** What can be read before the first fault, for guesses about a broken line. */
    static List<Token> readable(String line, int from) {
        Lexer lexer = new Lexer(line.substring(0, Math.min(line.length(), LONGEST_LINE)), from);
        try {
            lexer.run();
        } catch (Fault fault) {
            lexer.tokens.add(Token.of(Token.Type.END, "", line.length()));
        }
        return lexer.tokens;
    }

    private void run() throws Fault {
        while (true) {
            while (at < line.length() && isSpace(line.charAt(at))) {
                at++;
            }
            if (at >= line.length() || line.charAt(at) == '#') {
                tokens.add(Token.of(Token.Type.END, "", at));
                return;
            }
            tokens.add(next());
        }
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private Token next() throws Fault {
        int start = at;
        char c = line.charAt(at);
        if (c == '"') {
            StringReader reader = new StringReader(line, at);
            at = reader.end();
            return new Token(Token.Type.STRING, line.substring(start, at), start, 0, reader.bytes());
        }
        if (isWordCharacter(c)) {
            while (at < line.length() && isWordCharacter(line.charAt(at))) {
                at++;
            }
            return word(line.substring(start, at), start);
        }
        for (String pair : PAIRS) {
            if (line.startsWith(pair, at)) {
                at += 2;
                return Token.of(Token.Type.SYMBOL, pair, start);
            }
        }
        if ("=<>|+-*/.,()[]{}".indexOf(c) >= 0) {
            at++;
            return Token.of(Token.Type.SYMBOL, String.valueOf(c), start);
        }
        String shown = Printable.of(new String(Character.toChars(line.codePointAt(at))));
        throw new Fault(Habits.character(c, shown));
    }

    private static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static Token word(String word, int column) throws Fault {
        char first = word.charAt(0);
        if (first >= '0' && first <= '9') {
            return number(word, column);
        }
        if (word.matches("[a-z][a-z0-9_]*")) {
            return Token.of(Token.Type.NAME, word, column);
        }
        if (word.matches("[A-Z][A-Z0-9_]*")) {
            return Token.of(Token.Type.CONSTANT, word, column);
        }
        throw new Fault(word + ": expected a name in lower case, as " + word.toLowerCase(Locale.ROOT)
                + ", or a constant in upper case");
    }

    private static Token number(String word, int column) throws Fault {
        Matcher time = TIME.matcher(word);
        try {
            if (time.matches()) {
                long unit = time.group(2).equals("s") ? 1000 : 1;
                long millis = Math.multiplyExact(Long.parseLong(time.group(1)), unit);
                return new Token(Token.Type.TIME, word, column, millis, Bytes.EMPTY);
            }
            Matcher number = INT.matcher(word);
            if (!number.matches()) {
                throw new Fault(word + ": not a number, expected one like 12, 0x1f, 0600, 64K, 16M, or a time like 2s");
            }
            return new Token(Token.Type.INT, word, column, value(word, number), Bytes.EMPTY);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            throw new Fault(word + ": too large, expected a number of at most 63 bits");
        }
    }

    private static long value(String word, Matcher number) throws Fault {
        if (number.group("hex") != null) {
            return Long.parseLong(number.group("hex"), 16);
        }
        String digits = number.group("digits");
        boolean octal = digits.length() > 1 && digits.startsWith("0");
        if (octal && digits.matches(".*[89].*")) {
            throw new Fault(word + ": a leading 0 makes a number octal, expected only the digits 0 to 7");
        }
        long unit = switch (number.group("unit")) {
            case "K" -> 1L << 10;
            case "M" -> 1L << 20;
            default -> 1L;
        };
        return Math.multiplyExact(Long.parseLong(digits, octal ? 8 : 10), unit);
    }
}
