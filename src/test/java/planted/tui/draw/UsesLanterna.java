package planted.tui.draw;

import com.googlecode.lanterna.TerminalSize;

/** Lanterna outside the terminal. */
final class UsesLanterna {
    TerminalSize size;
}
