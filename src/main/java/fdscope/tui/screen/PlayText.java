package fdscope.tui.screen;

import fdscope.exercise.OwnLab;
import fdscope.exercise.OwnLabs;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of the playground as text: all that is kept, for what they do can be had again.
 *
 * @param name what its file would be called, without {@code .lab}
 * @param variant index of the one that runs
 * @param kept what there was before the learner changed it: the file that it was read from or last written to, or the lab
 *     of a lesson, in no file
 * @param past the lines before each change, the newest last
 */
public record PlayText(String name, List<String> lines, int variant, OwnLab kept, List<List<String>> past) {
    private static final int MOST_PAST = 200;

    public static final PlayText EMPTY = new PlayText("playground", List.of(), 0, OwnLab.NEW, List.of());

    public PlayText {
        lines = List.copyOf(lines);
        past = List.copyOf(past);
    }

    /** A file, read. */
    public static PlayText of(OwnLab lab) {
        return lab.isKept() ? new PlayText(title(lab.file()), lab.lines(), 0, lab, List.of()) : EMPTY;
    }

    private static String title(String file) {
        String last = file.substring(file.lastIndexOf('/') + 1);
        return last.endsWith(OwnLabs.SUFFIX) ? last.substring(0, last.length() - OwnLabs.SUFFIX.length()) : last;
    }

    public int size() {
        return lines.size();
    }

    /** There is nothing that would be lost. */
    public boolean saved() {
        return lines.equals(kept.lines()) || lines.isEmpty() && !kept.isKept();
    }

    /** Changed, so that it can be undone. */
    public PlayText with(List<String> now) {
        List<List<String>> before = new ArrayList<>(past);
        before.add(lines);
        return new PlayText(
                name, now, variant, kept, before.subList(Math.max(0, before.size() - MOST_PAST), before.size()));
    }

    /** A line said what came of it: no change of the learner's. */
    public PlayText amended(int index, String line) {
        List<String> now = new ArrayList<>(lines);
        now.set(index, line);
        return new PlayText(name, now, variant, kept, past);
    }

    public PlayText inserted(int index, List<String> more) {
        List<String> now = new ArrayList<>(lines);
        now.addAll(index, more);
        return with(now);
    }

    public PlayText changed(int index, String line) {
        List<String> now = new ArrayList<>(lines);
        now.set(index, line);
        return with(now);
    }

    public PlayText removed(int index) {
        List<String> now = new ArrayList<>(lines);
        now.remove(index);
        return with(now);
    }

    public boolean canUndo() {
        return !past.isEmpty();
    }

    public PlayText undone() {
        List<String> before = past.get(past.size() - 1);
        return new PlayText(name, before, variant, kept, past.subList(0, past.size() - 1));
    }

    public PlayText variant(int index) {
        return new PlayText(name, lines, index, kept, past);
    }

    /** As it stands in a file of that name now. */
    public PlayText saved(String as) {
        String file = as.endsWith(OwnLabs.SUFFIX) ? as : as + OwnLabs.SUFFIX;
        return new PlayText(title(file), lines, variant, new OwnLab(file, lines), past);
    }

    /** Another lab; what was there before can be had back. */
    public PlayText opened(String of, List<String> now, int which) {
        PlayText changed = lines.isEmpty() ? this : with(now);
        return new PlayText(of, now, which, new OwnLab("", now), changed.past);
    }
}
