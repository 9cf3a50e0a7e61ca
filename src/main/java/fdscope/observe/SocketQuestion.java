package fdscope.observe;

import java.util.OptionalInt;
import java.util.Set;

/**
 * What is to be looked at.
 *
 * @param sources who is asked
 * @param owners whether to walk through all processes to find who holds what
 * @param namespaceOf a process whose network namespace is meant; empty: that of this program
 */
public record SocketQuestion(Set<Source> sources, boolean owners, OptionalInt namespaceOf) {
    /** What is asked if nothing else is said: sock_diag and /proc/net/unix of this network namespace, and the owners. */
    public static final SocketQuestion USUAL =
            new SocketQuestion(Set.of(Source.SOCK_DIAG, Source.PROC), true, OptionalInt.empty());

    public SocketQuestion {
        sources = Set.copyOf(sources);
    }

    public SocketQuestion of(Set<Source> asked) {
        return new SocketQuestion(asked, owners, namespaceOf);
    }

    public SocketQuestion withoutOwners() {
        return new SocketQuestion(sources, false, namespaceOf);
    }

    /** The network namespace of that process. */
    public SocketQuestion inNamespaceOf(int pid) {
        return new SocketQuestion(sources, owners, OptionalInt.of(pid));
    }
}
