package fdscope.cli;

import fdscope.kernel.Printable;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The last door before standard output or standard error: every control character becomes an escape, and where the
 * locale is not UTF-8 every character its ASCII form. Confined to one thread, but for {@link #flush}.
 */
public final class TextOut {
    private static final Map<Integer, String> ASCII = Map.ofEntries(
            Map.entry((int) '≠', "!="),
            Map.entry((int) '≤', "<="),
            Map.entry((int) '≥', ">="),
            Map.entry((int) '→', "->"),
            Map.entry((int) '←', "<-"),
            Map.entry((int) '…', "..."),
            Map.entry((int) '“', "\""),
            Map.entry((int) '”', "\""),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"),
            Map.entry((int) '×', "x"),
            Map.entry((int) '·', "."),
            Map.entry((int) '●', "*"),
            Map.entry((int) '»', ">"),
            Map.entry((int) '«', "<"),
            Map.entry((int) 'µ', "u"),
            Map.entry((int) '─', "-"),
            Map.entry((int) '═', "="),
            Map.entry((int) '│', "|"),
            Map.entry((int) '║', "|"),
            Map.entry((int) '▶', ">"),
            Map.entry((int) '◀', "<"),
            Map.entry((int) '▼', "v"),
            Map.entry((int) '▲', "^"));

    private final BufferedOutputStream out;
    private final boolean utf8;
    private final boolean silent;
    private boolean lost;

    /** @param silent errors of writing are of no interest: standard error */
    public TextOut(OutputStream out, boolean utf8, boolean silent) {
        this(new BufferedOutputStream(out, 1 << 16), utf8, silent);
    }

    private TextOut(BufferedOutputStream out, boolean utf8, boolean silent) {
        this.out = out;
        this.utf8 = utf8;
        this.silent = silent;
    }

    /** The same door, in ASCII whatever the locale. */
    TextOut ascii() {
        return new TextOut(out, false, silent);
    }

    /** Whether the locale of an environment is UTF-8: the first of LC_ALL, LC_CTYPE and LANG that is not empty. */
    public static boolean isUtf8(Map<String, String> environment) {
        for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                String plain = value.toLowerCase(Locale.ROOT).replace("-", "");
                return plain.contains("utf8");
            }
        }
        return false;
    }

    /** One line; what it has of line ends stays. */
    public void line(String text) {
        write(forPeople(text) + '\n');
    }

    void lines(List<String> texts) {
        texts.forEach(this::line);
    }

    /** Without a line end, at once: a question. */
    void prompt(String text) {
        write(forPeople(text));
        flush();
    }

    /** Pictures: lines of our own characters between SGR sequences of our own numbers. Nothing from outside may be in them. */
    void styled(List<String> texts) {
        texts.forEach(text -> write(text + '\n'));
    }

    /** In place of what it said before, on a terminal, at once; nothing at the end. */
    void progress(String text) {
        write("\r\033[K" + forPeople(text));
        flush();
    }

    /** JSON, which has escaped what must be. */
    void json(String text) {
        write(text + '\n');
    }

    /** A program that was written here, which has escaped what must be. */
    void program(String text) {
        write(text);
    }

    /** JSON as bytes, for a library that writes it. */
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                TextOut.this.write(bytes, from, length);
            }
        };
    }

    /** For a library that writes text of ours. */
    Writer writer() {
        return new Writer() {
            @Override
            public void write(char[] chars, int from, int length) {
                TextOut.this.write(forPeople(new String(chars, from, length)));
            }

            @Override
            public void flush() {
                TextOut.this.flush();
            }

            @Override
            public void close() {
                flush();
            }
        };
    }

    void flush() {
        try {
            synchronized (out) {
                out.flush();
            }
        } catch (IOException e) {
            lost(e);
        }
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int from, int length) {
        try {
            synchronized (out) {
                out.write(bytes, from, length);
            }
        } catch (IOException e) {
            lost(e);
        }
    }

    /** Told once: whatever comes later has nowhere to go. */
    private void lost(IOException e) {
        if (silent || lost) {
            return;
        }
        lost = true;
        if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")) {
            throw new ReaderGone();
        }
        throw new UncheckedIOException("the output cannot be written: " + e.getMessage(), e);
    }

    private String forPeople(String text) {
        String safe = Printable.line(text);
        return utf8 ? safe : ascii(safe);
    }

    /** What can be said without leaving ASCII. */
    static String ascii(String text) {
        if (text.chars().allMatch(c -> c < 0x80)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c < 0x80) {
                out.appendCodePoint(c);
            } else if (ASCII.containsKey(c)) {
                out.append(ASCII.get(c));
            } else if (c >= 0x2500 && c <= 0x257f) {
                out.append('+');
            } else {
                String bare = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
                out.append(bare.charAt(0) < 0x80 ? bare.charAt(0) : '?');
            }
        });
        return out.toString();
    }
}
