package fdscope.observe;

import fdscope.kernel.Bytes;
import fdscope.kernel.UnixAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tells a well-known socket by its name. A name proves nothing: anybody may bind it where nobody else did. The server's
 * side of a connection bears the listener's name and so is known as well.
 *
 * <p>Quick enough to ask for every socket of a machine: a name is looked up by what stands behind its last slash, whole
 * and by its beginnings, and only the few patterns found so are compared.
 */
public final class KnownSockets {
    private static final String OF_A_USER = "/run/user/*/";

    public static final KnownSockets NONE = new KnownSockets(List.of());

    private final List<KnownSocket> sockets;
    /** The last part of patterns without a star → their places in the list. */
    private final Map<String, List<Integer>> whole = new HashMap<>();
    /** What stands before the first star in the last part → places; the empty word for a part that begins with one. */
    private final Map<String, List<Integer>> beginnings = new HashMap<>();

    private final int[] lengths;

    /** @param sockets where several match a name the first counts */
    public KnownSockets(List<KnownSocket> sockets) {
        this.sockets = List.copyOf(sockets);
        TreeSet<Integer> used = new TreeSet<>();
        for (int i = 0; i < this.sockets.size(); i++) {
            String last = last(this.sockets.get(i).pattern());
            int star = last.indexOf('*');
            Map<String, List<Integer>> index = star < 0 ? whole : beginnings;
            String word = star < 0 ? last : last.substring(0, star);
            index.computeIfAbsent(word, w -> new ArrayList<>(2)).add(i);
            if (star >= 0) {
                used.add(star);
            }
        }
        lengths = used.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The same, and those of one user's programs ({@code /run/user/UID}) in another folder too.
     *
     * @param runtimeFolder $XDG_RUNTIME_DIR, where such programs look for them; with a star in it, or relative, of no use
     */
    public KnownSockets alsoIn(String runtimeFolder) {
        if (!runtimeFolder.startsWith("/") || runtimeFolder.contains("*") || runtimeFolder.startsWith("/run/user/")) {
            return this;
        }
        List<KnownSocket> more = new ArrayList<>(sockets);
        String folder = runtimeFolder.replaceFirst("/+$", "") + "/";
        for (KnownSocket socket : sockets) {
            if (socket.pattern().startsWith(OF_A_USER)) {
                more.add(new KnownSocket(
                        socket.key(),
                        folder + socket.pattern().substring(OF_A_USER.length()),
                        folder + socket.example().replaceFirst("/run/user/[^/]*/", ""),
                        socket.title(),
                        socket.purpose()));
            }
        }
        return new KnownSockets(more);
    }

    public List<KnownSocket> all() {
        return sockets;
    }

    /** The keys in their order, each once. */
    public List<String> keys() {
        return sockets.stream().map(KnownSocket::key).distinct().toList();
    }

    /** The first whose pattern matches this name. */
    public Optional<KnownSocket> of(UnixAddress address) {
        if (address instanceof UnixAddress.Abstract name) {
            return of("@" + latin(name.rest()));
        }
        return address instanceof UnixAddress.Pathname path ? of(latin(path.path())) : Optional.empty();
    }

    /** One character a byte: a pattern has ASCII alone, and what matches a star may be anything. */
    private static String latin(Bytes bytes) {
        return new String(bytes.toArray(), StandardCharsets.ISO_8859_1);
    }

    private Optional<KnownSocket> of(String name) {
        String last = last(name);
        int best = first(whole.get(last), name, sockets.size());
        for (int length : lengths) {
            if (length > last.length()) {
                break;
            }
            best = first(beginnings.get(last.substring(0, length)), name, best);
        }
        return best < sockets.size() ? Optional.of(sockets.get(best)) : Optional.empty();
    }

    private int first(List<Integer> places, String name, int best) {
        if (places == null) {
            return best;
        }
        for (int place : places) {
            if (place < best && matches(sockets.get(place).pattern(), name)) {
                return place;
            }
        }
        return best;
    }

    /** What stands behind the last slash; the mark of an abstract name without a slash belongs to it. */
    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static boolean matches(String pattern, String name) {
        if (!pattern.startsWith("**/")) {
            return matches(pattern, 0, name, 0);
        }
        // As many folders as the pattern names are compared; what stands in front of them may be anything.
        String tail = pattern.substring(2);
        int from = name.length();
        for (int slashes = tail.length() - tail.replace("/", "").length(); slashes > 0; slashes--) {
            from = name.lastIndexOf('/', from - 1);
            if (from < 0) {
                return false;
            }
        }
        return name.charAt(0) == '/' && matches(tail, 0, name, from);
    }

    /** Goes back to the last star only: what an earlier one took in its own part of the path cannot change the rest. */
    private static boolean matches(String pattern, int p, String name, int n) {
        int star = -1;
        int taken = 0;
        while (n < name.length()) {
            char wanted = p < pattern.length() ? pattern.charAt(p) : 0;
            if (wanted == '*') {
                star = p++;
                taken = n;
            } else if (p < pattern.length() && wanted == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0 && name.charAt(taken) != '/') {
                n = ++taken;
                p = star + 1;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
