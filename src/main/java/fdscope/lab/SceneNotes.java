package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Printable;
import fdscope.observe.FdInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The sentences of a scene, each with its source, and the words for files. Pure. */
final class SceneNotes {
    /** {@code L1}, {@code S1}, {@code S2}, {@code S10}. */
    static final Comparator<String> TAG_ORDER = Comparator.comparing((String tag) -> tag.charAt(0))
            .thenComparing(tag -> tag.length())
            .thenComparing(tag -> tag);

    /**
     * What the receiver's fdinfo says of descriptors in flight, beside what the lab has sent.
     *
     * @param sent empty: not all that was sent is known
     */
    List<String> inFlight(SceneMaker.Look look, Cast cast, long inode, Optional<Long> sent) {
        List<String> lines = new ArrayList<>();
        for (Part part : cast.all()) {
            for (var entry : look.rows().entrySet()) {
                boolean here = entry.getKey().pid() == part.actor().pid()
                        && entry.getValue()
                                .socketInode()
                                .filter(i -> i == inode)
                                .isPresent();
                Optional<Integer> counted = here ? entry.getValue().info().flatMap(FdInfo::scmFds) : Optional.empty();
                if (counted.isPresent() && (counted.get() > 0 || sent.orElse(0L) > 0)) {
                    long count = counted.get();
                    String agrees = sent.filter(lab -> lab != count)
                            .map(lab -> "; ≠ the lab's own calls say " + lab)
                            .orElse("");
                    lines.add("fdinfo of " + part.name() + ":" + entry.getKey().number() + " says scm_fds "
                            + counted.get() + agrees);
                    return lines;
                }
            }
        }
        return lines;
    }

    Optional<String> sharing(String tag, List<String> held, int flying) {
        if (held.isEmpty()) {
            return Optional.of("no fd table lists " + tag + "; it lives in flight");
        }
        boolean several = held.stream()
                        .map(h -> h.substring(0, h.indexOf(':')))
                        .distinct()
                        .count()
                > 1;
        return several && flying == 0
                ? Optional.of("= kcmp(KCMP_FILE) of " + held.get(0) + " and " + held.get(held.size() - 1)
                        + " is 0: one open file, one offset")
                : Optional.empty();
    }

    /** {@code memfd:note}, {@code s.sock}, {@code eventfd}: a target of /proc/PID/fd for people. */
    static String label(Bytes target, Cast cast) {
        String text = Printable.of(target).replaceFirst(" \\(deleted\\)$", "");
        if (text.startsWith("/memfd:")) {
            return text.substring(1);
        }
        if (text.startsWith("anon_inode:")) {
            return text.substring("anon_inode:".length()).replaceAll("[\\[\\]]", "");
        }
        String folder = cast.folder();
        return !folder.isEmpty() && text.startsWith(folder + "/") ? text.substring(folder.length() + 1) : text;
    }

    static String access(int flags) {
        if ((flags & Evaluator.CONSTANTS.require("O_PATH")) != 0) {
            return "O_PATH";
        }
        String mode = switch (flags & 3) {
            case 0 -> "read-only";
            case 1 -> "write-only";
            default -> "read-write";
        };
        boolean nonblocking = (flags & Evaluator.CONSTANTS.require("O_NONBLOCK")) != 0;
        boolean append = (flags & Evaluator.CONSTANTS.require("O_APPEND")) != 0;
        return mode + (append ? " append" : "") + (nonblocking ? " nonblocking" : "");
    }
}
