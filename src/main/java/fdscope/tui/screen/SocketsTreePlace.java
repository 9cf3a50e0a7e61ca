package fdscope.tui.screen;

import fdscope.observe.view.SocketTree;
import fdscope.observe.view.SocketTree.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where the learner is in the tree.
 *
 * @param tree empty: not grown yet
 * @param folded keys of what is folded
 * @param sought inode of a socket that the cursor is to come to when a tree is there; 0: none
 * @param seen the lines that are not folded away
 */
public record SocketsTreePlace(
        Optional<SocketTree> tree, Set<String> folded, long sought, List<Line> seen, SocketsPlace place) {
    static final SocketsTreePlace START =
            new SocketsTreePlace(Optional.empty(), Set.of(), 0, List.of(), SocketsPlace.START);

    /** The line under the cursor. */
    public Optional<Line> line() {
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.get(Math.min(place.cursor(), seen.size() - 1)));
    }

    /** The socket under the cursor. */
    public OptionalLong inode() {
        return line().map(Line::inode).orElse(OptionalLong.empty());
    }

    /** Another tree: the cursor stays on its line, and the line where it is on the screen. */
    SocketsTreePlace grown(SocketTree next) {
        SocketsTreePlace grown = of(Optional.of(next), folded);
        return sought == 0 ? grown : grown.on(sought).orElse(grown);
    }

    /** The cursor comes to this socket with the next tree. */
    public SocketsTreePlace seeking(long inode) {
        return new SocketsTreePlace(tree, folded, inode, seen, place);
    }

    private SocketsTreePlace of(Optional<SocketTree> next, Set<String> hidden) {
        List<Line> lines = next.map(any -> any.seen(hidden)).orElse(List.of());
        int at = line().map(line -> indexOf(lines, line.key())).orElse(-1);
        SocketsPlace there = at >= 0
                ? place.follows(at)
                : new SocketsPlace(Math.max(0, Math.min(place.cursor(), lines.size() - 1)), place.top());
        return new SocketsTreePlace(next, hidden, 0, lines, there);
    }

    private static int indexOf(List<Line> lines, String key) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The cursor's line folded, or what it is in. */
    public SocketsTreePlace fold() {
        int at = Math.min(place.cursor(), seen.size() - 1);
        while (at >= 0
                && (!seen.get(at).foldable() || folded.contains(seen.get(at).key()))) {
            int depth = seen.get(at).depth();
            do {
                at--;
            } while (at >= 0 && seen.get(at).depth() >= depth);
        }
        if (at < 0) {
            return this;
        }
        Set<String> more = new HashSet<>(folded);
        more.add(seen.get(at).key());
        return at(at).of(tree, Set.copyOf(more));
    }

    /** The cursor's line is folded. */
    public boolean isFolded() {
        return line().filter(line -> folded.contains(line.key())).isPresent();
    }

    /** The cursor's line unfolded. */
    public SocketsTreePlace unfold() {
        Set<String> less = new HashSet<>(folded);
        return line().filter(line -> less.remove(line.key())).isPresent() ? of(tree, Set.copyOf(less)) : this;
    }

    private SocketsTreePlace at(int cursor) {
        return place(new SocketsPlace(cursor, Math.min(place.top(), cursor)));
    }

    public SocketsTreePlace place(SocketsPlace next) {
        return new SocketsTreePlace(tree, folded, 0, seen, next);
    }

    /** The cursor on the line of this socket that is first; empty if it is folded away or filtered out. */
    public Optional<SocketsTreePlace> on(long inode) {
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i).depth() == 1 && seen.get(i).inode().equals(OptionalLong.of(inode))) {
                return Optional.of(place(new SocketsPlace(i, place.top())));
            }
        }
        return Optional.empty();
    }
}
