package fdscope.observe.view;

import java.util.Collection;
import java.util.Optional;

/** Which known word somebody may have meant. */
final class Nearest {
    private Nearest() {}

    /** The known word that is at most two letters apart (one, for words of up to three), or of which this is the start. */
    static Optional<String> to(String word, Collection<String> known) {
        String nearest = null;
        int least = word.length() <= 3 ? 2 : 3;
        for (String candidate : known) {
            int apart = !word.isEmpty() && candidate.startsWith(word) ? 0 : distance(word, candidate);
            if (apart < least && apart < Math.max(word.length(), candidate.length())) {
                nearest = candidate;
                least = apart;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Insertions, deletions, replacements of one letter, and exchanges of two neighbours. */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                boolean exchanged =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (exchanged) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
