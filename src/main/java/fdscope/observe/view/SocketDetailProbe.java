package fdscope.observe.view;

import fdscope.observe.SocketQuestion;
import fdscope.observe.SocketRow;

/** Looks closely at one socket: the port behind the detail pane. */
public interface SocketDetailProbe {
    /**
     * Asks all sources about the socket of a row; what could not be seen stands in the notes.
     *
     * @param question how the row was found: its network namespace
     */
    SocketDetail detail(SocketRow row, SocketQuestion question);
}
