package fdscope.lab.dbus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** What the bus knows of one connection. */
final class Client {
    final int id;
    final Peer peer;
    final ServerAuth auth;
    final MessageReader reader = new MessageReader(Limits.OUR_MESSAGE);
    final List<MatchRule> rules = new ArrayList<>();
    /** Calls that it made and that nobody has answered: serial, and who has to. */
    final Map<Long, Integer> calls = new HashMap<>();

    private Optional<String> name = Optional.empty();
    private boolean greeted;
    private boolean monitor;
    private long bytes;
    private int fds;

    Client(int id, Peer peer, ServerAuth auth) {
        this.id = id;
        this.peer = peer;
        this.auth = auth;
    }

    /** Its unique name; empty before Hello. */
    Optional<String> name() {
        return name;
    }

    void named(String unique) {
        name = Optional.of(unique);
    }

    /** @return whether it is the first Hello */
    boolean greet() {
        boolean first = !greeted;
        greeted = true;
        return first;
    }

    boolean isMonitor() {
        return monitor;
    }

    /** From now on it gets copies of what its rules match; of everything, if it has none. */
    void watch(List<MatchRule> what) {
        monitor = true;
        rules.clear();
        rules.addAll(what);
    }

    boolean wants(Message message, List<Value> values, BiPredicate<String, String> owns) {
        return monitor && rules.isEmpty() || rules.stream().anyMatch(rule -> rule.matches(message, values, owns));
    }

    boolean canTake(Message message) {
        return message.fds().isEmpty() || auth.takesFds();
    }

    /** Whether its queue has room for one more message, however long, with so many descriptors. */
    boolean hasRoom(int moreFds) {
        return bytes <= Limits.BACKLOG && fds + moreFds <= Limits.BACKLOG_FDS;
    }

    void queued(Deed.Send send) {
        bytes += send.data().length();
        fds += send.fds().size();
    }

    void sent(Deed.Send send) {
        bytes -= send.data().length();
        fds -= send.fds().size();
    }
}
