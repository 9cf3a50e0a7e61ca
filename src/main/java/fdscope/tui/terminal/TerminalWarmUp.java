package fdscope.tui.terminal;

import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;

/**
 * Loads what the first frame will want, on a thread beside the one that makes it: Lanterna's characters and colours, which
 * ask the JDK for its locales, and the class of the signal handlers, which the JDK makes while it runs.
 */
public final class TerminalWarmUp implements Runnable {
    @Override
    public void run() {
        TextCharacter.DEFAULT_CHARACTER.withCharacter('x').isDoubleWidth();
        Screen.RefreshType.valueOf("DELTA");
        Signals.prepare();
    }
}
