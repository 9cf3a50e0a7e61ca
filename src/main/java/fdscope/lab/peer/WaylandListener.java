package fdscope.lab.peer;

import fdscope.lab.wayland.Message;
import fdscope.lab.wayland.Picture;
import java.util.List;

/** Hears what happens on Wayland connections, in order, in the thread that runs them. What it throws ends the run. */
public interface WaylandListener {
    /** @param command of the process at the moment of connecting; from outside */
    default void connected(int client, int pid, int uid, String command) {}

    /**
     * A message was understood, or is about to be sent.
     *
     * @param client the number of its connection, 0 where there is one alone
     * @param request from the client; else an event, from the compositor
     * @param descriptors where each that comes along leads, as this process has it
     */
    void message(int client, boolean request, Message message, List<Lead> descriptors);

    /** @param window whether the surface has the role of a window */
    default void picture(int client, int surface, boolean window, Picture picture) {}

    default void gone(int client, String why) {}
}
