package fdscope.observe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Of very many names the few that somebody may have meant; as bytes, so that only those few become text. */
public final class NearNames {
    private static final int MOST = 5;
    private static final int SHORTEST_PART = 4;
    /** A name with the word in it stands behind every name that is a few letters apart. */
    private static final int PART = 16;

    private final byte[] word;
    private final int limit;
    private final List<byte[]> names = new ArrayList<>();
    private final List<Integer> ranks = new ArrayList<>();
    private int[] before;
    private int[] now;

    public NearNames(byte[] word) {
        this.word = word.clone();
        this.limit = Math.max(1, Math.min(3, word.length / 3));
        this.before = new int[word.length + 1];
        this.now = new int[word.length + 1];
    }

    /** Looks at one more name. */
    public void offer(byte[] memory, int from, int length) {
        int rank = rank(memory, from, length);
        if (rank < 0) {
            return;
        }
        int place = ranks.size();
        while (place > 0 && rank < ranks.get(place - 1)) {
            place--;
        }
        if (place >= MOST) {
            return;
        }
        for (byte[] known : names) {
            if (Arrays.equals(known, 0, known.length, memory, from, from + length)) {
                return;
            }
        }
        names.add(place, Arrays.copyOfRange(memory, from, from + length));
        ranks.add(place, rank);
        if (names.size() > MOST) {
            names.remove(MOST);
            ranks.remove(MOST);
        }
    }

    /** The nearest so far, nearest first. */
    public List<byte[]> nearest() {
        return List.copyOf(names);
    }

    private int rank(byte[] memory, int from, int length) {
        if (Math.abs(length - word.length) <= limit) {
            int apart = distance(memory, from, length);
            if (apart <= limit && apart < word.length) {
                return apart;
            }
        }
        return word.length >= SHORTEST_PART && contains(memory, from, length) ? PART + length : -1;
    }

    /** Letters to put in, take out or replace; more than the limit is told as soon as it is certain. */
    private int distance(byte[] memory, int from, int length) {
        for (int j = 0; j <= word.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= length; i++) {
            now[0] = i;
            int least = i;
            byte letter = memory[from + i - 1];
            for (int j = 1; j <= word.length; j++) {
                int replaced = before[j - 1] + (letter == word[j - 1] ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
                least = Math.min(least, now[j]);
            }
            if (least > limit) {
                return least;
            }
            int[] swap = before;
            before = now;
            now = swap;
        }
        return before[word.length];
    }

    private boolean contains(byte[] memory, int from, int length) {
        for (int i = 0; i <= length - word.length; i++) {
            int at = 0;
            while (at < word.length && memory[from + i + at] == word[at]) {
                at++;
            }
            if (at == word.length) {
                return true;
            }
        }
        return false;
    }
}
