package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.observe.FdTable;
import fdscope.observe.SameFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The short tag of every kernel object of a lab: {@code S1} a socket, {@code L1} one that listens, {@code P1} a pipe,
 * {@code F1} an open file description. Given in order of first sight, never reused. Sockets and pipes are told apart by
 * inode, open files by kcmp(2).
 */
final class Tags {
    /** A descriptor of a process. */
    record Holder(int pid, int number) {}

    /** What is known of an open file that is no socket. */
    record Known(Bytes target, Optional<Long> inode) {}

    private final Machine machine;
    private final Map<Long, String> sockets = new LinkedHashMap<>();
    private final Map<Long, String> pipes = new LinkedHashMap<>();
    private final Map<String, Known> files = new LinkedHashMap<>();
    private final Map<Holder, String> last = new HashMap<>();
    private final Map<Holder, String> arrived = new HashMap<>();
    private int socketCount;
    private int listenerCount;

    Tags(Machine machine) {
        this.machine = machine;
    }

    String socket(long inode, boolean listening) {
        String tag = sockets.get(inode);
        if (tag == null || listening && tag.startsWith("S")) {
            tag = listening ? "L" + ++listenerCount : "S" + ++socketCount;
            sockets.put(inode, tag);
        }
        return tag;
    }

    Map<Long, String> sockets() {
        return sockets;
    }

    String pipe(long inode) {
        return pipes.computeIfAbsent(inode, key -> "P" + (pipes.size() + 1));
    }

    Map<String, Known> files() {
        return files;
    }

    /** A descriptor came with a message that carried this object. A hint: the kernel is asked where it can be. */
    void arrived(int pid, int number, String tag) {
        arrived.put(new Holder(pid, number), tag);
    }

    /** The tag that a descriptor had when it was last looked at. */
    Optional<String> lastTag(int pid, int number) {
        return Optional.ofNullable(last.get(new Holder(pid, number)));
    }

    /** One look: the tags of all these open files. */
    Map<Holder, String> openFiles(Map<Holder, FdTable.Descriptor> rows) {
        Map<Holder, String> found = new LinkedHashMap<>();
        List<Holder> fresh = new ArrayList<>();
        rows.forEach((holder, row) -> {
            String before = last.get(holder);
            boolean same = before != null && !arrived.containsKey(holder) && isSame(known(row), files.get(before));
            if (same && agrees(holder, before, found)) {
                files.put(before, known(row));
                found.put(holder, before);
            } else {
                fresh.add(holder);
            }
        });
        for (Holder holder : fresh) {
            found.put(holder, identify(holder, known(rows.get(holder)), found));
        }
        last.keySet().removeIf(holder -> files.containsKey(last.get(holder)));
        last.putAll(found);
        arrived.clear();
        return found;
    }

    void lookedAt(Holder holder, String tag) {
        last.put(holder, tag);
    }

    private boolean agrees(Holder holder, String tag, Map<Holder, String> found) {
        return holderOf(tag, found)
                .map(other -> compare(holder, other) != SameFile.Answer.DIFFERENT)
                .orElse(true);
    }

    private String identify(Holder holder, Known known, Map<Holder, String> found) {
        String hint = arrived.get(holder);
        for (Map.Entry<String, Known> file : files.entrySet()) {
            Optional<Holder> other = holderOf(file.getKey(), found);
            if (file.getValue().equals(known)
                    && other.isPresent()
                    && compare(holder, other.get()) == SameFile.Answer.SAME) {
                return file.getKey();
            }
        }
        if (hint != null && isSame(known, files.get(hint)) && agrees(holder, hint, found)) {
            files.put(hint, known);
            return hint;
        }
        String tag = "F" + (files.size() + 1);
        files.put(tag, known);
        return tag;
    }

    private SameFile.Answer compare(Holder a, Holder b) {
        return machine.sameFile(a.pid(), a.number(), b.pid(), b.number()).answer();
    }

    private static Optional<Holder> holderOf(String tag, Map<Holder, String> found) {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().equals(tag))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** A file that is renamed or unlinked keeps its inode; its open file is the same as before. */
    private static boolean isSame(Known now, Known before) {
        return now.equals(before)
                || before != null && now.inode().isPresent() && now.inode().equals(before.inode());
    }

    private static Known known(FdTable.Descriptor row) {
        return new Known(row.target(), row.info().flatMap(info -> info.inode()));
    }
}
