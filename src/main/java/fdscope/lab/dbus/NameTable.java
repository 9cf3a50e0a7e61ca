package fdscope.lab.dbus;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Who owns which well-known name, and who waits for it (the specification, "org.freedesktop.DBus.RequestName"). */
final class NameTable {
    static final int ALLOW_REPLACEMENT = 1;
    static final int REPLACE_EXISTING = 2;
    static final int DO_NOT_QUEUE = 4;

    static final int PRIMARY_OWNER = 1;
    static final int IN_QUEUE = 2;
    static final int EXISTS = 3;
    static final int ALREADY_OWNER = 4;

    static final int RELEASED = 1;
    static final int NON_EXISTENT = 2;
    static final int NOT_OWNER = 3;

    /** The first has it, the others wait. */
    private final Map<String, List<Claim>> claims = new LinkedHashMap<>();

    private record Claim(int client, int flags) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }

    /** A name went from one to another, of whom one may be missing. */
    record Change(String name, OptionalInt before, OptionalInt after) {}

    /** @param result one of the numbers above */
    record Result(int result, Optional<Change> change) {}

    List<String> names() {
        return List.copyOf(claims.keySet());
    }

    OptionalInt owner(String name) {
        return clients(name).stream().mapToInt(client -> client).findFirst();
    }

    /** The owner, then those who wait. */
    List<Integer> clients(String name) {
        return claims.getOrDefault(name, List.of()).stream().map(Claim::client).toList();
    }

    /** How many names a client owns or waits for. */
    long count(int client) {
        return claims.values().stream()
                .filter(queue -> place(queue, client) >= 0)
                .count();
    }

    Result request(String name, int client, int flags) {
        OptionalInt before = owner(name);
        List<Claim> queue = claims.computeIfAbsent(name, each -> new ArrayList<>());
        Claim claim = new Claim(client, flags);
        int place = place(queue, client);
        if (queue.isEmpty()) {
            queue.add(claim);
            return new Result(PRIMARY_OWNER, change(name, before));
        }
        if (place == 0) {
            queue.set(0, claim);
            return new Result(ALREADY_OWNER, Optional.empty());
        }
        if (place > 0) {
            queue.remove(place);
        }
        Claim owner = queue.get(0);
        if (claim.has(REPLACE_EXISTING) && owner.has(ALLOW_REPLACEMENT)) {
            if (owner.has(DO_NOT_QUEUE)) {
                queue.remove(0);
            }
            queue.add(0, claim);
            return new Result(PRIMARY_OWNER, change(name, before));
        }
        if (claim.has(DO_NOT_QUEUE)) {
            return new Result(EXISTS, Optional.empty());
        }
        queue.add(claim);
        return new Result(IN_QUEUE, Optional.empty());
    }

    Result release(String name, int client) {
        OptionalInt before = owner(name);
        List<Claim> queue = claims.getOrDefault(name, List.of());
        int place = place(queue, client);
        if (place < 0) {
            return new Result(queue.isEmpty() ? NON_EXISTENT : NOT_OWNER, Optional.empty());
        }
        queue.remove(place);
        if (queue.isEmpty()) {
            claims.remove(name);
        }
        return new Result(RELEASED, change(name, before));
    }

    /** A client goes, and all its claims with it. */
    List<Change> leave(int client) {
        return names().stream()
                .flatMap(name -> release(name, client).change().stream())
                .toList();
    }

    private Optional<Change> change(String name, OptionalInt before) {
        OptionalInt after = owner(name);
        return before.equals(after) ? Optional.empty() : Optional.of(new Change(name, before, after));
    }

    private static int place(List<Claim> queue, int client) {
        for (int i = 0; i < queue.size(); i++) {
            if (queue.get(i).client() == client) {
                return i;
            }
        }
        return -1;
    }
}
