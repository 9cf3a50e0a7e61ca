package fdscope.lab.dbus;

import java.util.List;

/** Something that happened on our bus, to be told. Clients have numbers; those that said Hello have a name, too. */
public sealed interface BusEvent {
    /** Somebody connected. */
    record Came(int client, Peer peer) implements BusEvent {}

    /** Somebody said who it is and was believed. */
    record Admitted(int client, boolean takesFds) implements BusEvent {}

    /**
     * A message was passed on.
     *
     * @param to names of the receivers; empty if nobody got it
     * @param monitors how many had a copy of it
     */
    record Passed(Message message, List<String> to, int monitors) implements BusEvent {
        public Passed {
            to = List.copyOf(to);
        }
    }

    /** @param name empty before Hello */
    record CutOff(int client, String name, String why) implements BusEvent {}

    /** @param name empty before Hello */
    record Left(int client, String name) implements BusEvent {}
}
