package fdscope.tui.terminal;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.AbstractTerminal;
import fdscope.kernel.Syscalls.WindowSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * The terminal under Lanterna's screen: everything between two flushes goes out in one write, inside synchronized output
 * (mode 2026). Bytes are UTF-8 whatever the JVM's default is. Reads nothing: input is {@link InputReader}'s.
 *
 * <p>One thread draws; {@link #leaveForEver()} may be called from any thread at any time and wins.
 */
final class PosixTerminal extends AbstractTerminal {
    private static final String ENTER = "\033[?1049h\033[m\033[2J\033[?25l\033[?2004h";
    private static final String HEAR_THE_MOUSE = "\033[?1000h\033[?1002h\033[?1006h";
    private static final String LEAVE =
            "\033[?2026l\033[?2004l\033[?1006l\033[?1002l\033[?1000l\033[m\033[H\033[2J\033[?1049l\033[?25h";
    private static final String FRAME_BEGINS = "\033[?2026h";
    private static final String FRAME_ENDS = "\033[?2026l";

    /**
     * What an editor may have left behind that was killed: scrolling region, origin and insert mode, application keys,
     * reports of focus and of every movement, another set of characters.
     */
    private static final String REPAIR =
            "\033[r\033[?6l\033[?7h\033[4l\033[?1l\033>\033[?1003l\033[?1004l\033[?1005l\033[?1015l\033(B\017";
    /** Not for the Linux console: the cursor's form, keys reported at length (xterm's way, and kitty's). */
    private static final String REPAIR_MORE = "\033[0 q\033[>4m\033[<u";

    private final Tty tty;
    private final Graphemes graphemes;
    private final boolean mouse;
    private final StringBuilder frame = new StringBuilder(8192);
    private int x;
    private int y;
    private boolean cursorKnown;
    private boolean entered;
    private boolean left;

    /** @param mouse what it does is reported */
    PosixTerminal(Tty tty, Graphemes graphemes, boolean mouse) {
        this.mouse = mouse;
        this.tty = tty;
        this.graphemes = graphemes;
    }

    /** Raw mode, alternate screen, no cursor, reports of pasted text and, if wanted, of the mouse. Again is allowed: after a SIGCONT from outside. */
    @Override
    public synchronized void enterPrivateMode() throws IOException {
        if (left) {
            throw new IOException("the terminal has been left");
        }
        entered = true;
        frame.setLength(0);
        tty.raw();
        write(mouse ? ENTER + HEAR_THE_MOUSE : ENTER);
    }

    /** As it was found. Does nothing when it is not ours. */
    @Override
    public synchronized void exitPrivateMode() throws IOException {
        if (!entered) {
            return;
        }
        entered = false;
        frame.setLength(0);
        try {
            write(LEAVE);
        } finally {
            tty.restore();
        }
    }

    /**
     * Another program had the terminal: what it has changed and not put back is as usual again.
     *
     * @param more this terminal takes what it does not know without printing it
     */
    synchronized void repair(boolean more) throws IOException {
        if (!left) {
            write(more ? REPAIR + REPAIR_MORE : REPAIR);
        }
    }

    /** As {@link #exitPrivateMode()}, and nothing is written ever after. A terminal that has gone is not an error here. */
    synchronized void leaveForEver() {
        try {
            exitPrivateMode();
        } catch (IOException e) {
            // Hung up: nothing is left to restore.
        }
        left = true;
    }

    /** Tells Lanterna; true if it is a new size. */
    void resized(WindowSize size) {
        onResized(size.columns(), size.rows());
    }

    /** Asks for the background colour; the answer comes as input, or not. */
    synchronized void askGround() throws IOException {
        send("\033]11;?\033\\");
    }

    /** Hands text to the clipboard of the terminal's own machine (OSC 52), where the terminal allows it. */
    synchronized void copy(String text) throws IOException {
        send("\033]52;c;" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "\007");
    }

    @Override
    public synchronized void flush() throws IOException {
        if (entered && frame.length() > 0) {
            write(FRAME_BEGINS + frame + FRAME_ENDS);
        }
        frame.setLength(0);
    }

    private void send(String sequence) throws IOException {
        if (entered) {
            write(sequence);
        }
    }

    private void write(String text) throws IOException {
        tty.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void clearScreen() {
        frame.append("\033[m\033[2J");
        cursorKnown = false;
    }

    @Override
    public void setCursorPosition(int column, int row) {
        x = column;
        y = row;
        cursorKnown = false;
    }

    @Override
    public void setCursorPosition(TerminalPosition position) {
        setCursorPosition(position.getColumn(), position.getRow());
    }

    /** Where the next character goes. */
    @Override
    public TerminalPosition getCursorPosition() {
        return new TerminalPosition(x, y);
    }

    @Override
    public void setCursorVisible(boolean visible) {
        // Hidden from enter to leave: a text field draws its own cursor.
    }

    @Override
    public void putCharacter(char c) {
        Graphemes.Grapheme grapheme = graphemes.of(c);
        if (grapheme.text().isEmpty()) {
            cursorKnown = false;
        } else {
            print(grapheme);
        }
        x++;
    }

    private void print(Graphemes.Grapheme grapheme) {
        if (!cursorKnown) {
            moveTo();
        }
        if (grapheme.wide()) {
            // A terminal that thinks it narrow would leave the old right half standing.
            frame.append("  ");
            moveTo();
        }
        frame.append(grapheme.text());
        // Terminals differ on the width of what has several code points.
        cursorKnown = !grapheme.wide() && grapheme.text().length() == 1;
    }

    private void moveTo() {
        frame.append("\033[").append(y + 1).append(';').append(x + 1).append('H');
    }

    @Override
    public void putString(String text) {
        text.chars().forEach(c -> putCharacter((char) c));
    }

    @Override
    public void enableSGR(SGR sgr) {
        frame.append(
                switch (sgr) {
                    case BOLD -> "\033[1m";
                    case UNDERLINE -> "\033[4m";
                    case REVERSE -> "\033[7m";
                    default -> "";
                });
    }

    @Override
    public void disableSGR(SGR sgr) {
        frame.append(
                switch (sgr) {
                    case BOLD -> "\033[22m";
                    case UNDERLINE -> "\033[24m";
                    case REVERSE -> "\033[27m";
                    default -> "";
                });
    }

    @Override
    public void resetColorAndSGR() {
        frame.append("\033[m");
    }

    @Override
    public void setForegroundColor(TextColor colour) {
        colour(colour.getForegroundSGRSequence());
    }

    @Override
    public void setBackgroundColor(TextColor colour) {
        colour(colour.getBackgroundSGRSequence());
    }

    private void colour(byte[] parameters) {
        frame.append("\033[")
                .append(new String(parameters, StandardCharsets.US_ASCII))
                .append('m');
    }

    @Override
    public TerminalSize getTerminalSize() throws IOException {
        WindowSize size = tty.size();
        return new TerminalSize(size.columns(), size.rows());
    }

    @Override
    public byte[] enquireTerminal(int timeout, TimeUnit unit) {
        return new byte[0];
    }

    @Override
    public void bell() throws IOException {
        send("\007");
    }

    @Override
    public void close() {
        leaveForEver();
    }

    @Override
    public KeyStroke readInput() {
        throw new UnsupportedOperationException("input comes through InputReader");
    }

    @Override
    public KeyStroke pollInput() {
        return null;
    }
}
