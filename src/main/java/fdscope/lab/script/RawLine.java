package fdscope.lab.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a file, cut into guard, content and comment before it is known what it says. Variants and the names of
 * labs and kernel functions are written in letters that are no tokens ({@code recv-dgram}, {@code __skb_recv}), so lines
 * of those are read from here.
 *
 * @param number of the line in its file
 * @param guard the words between the brackets; absent without guard
 * @param from column of the first character of the content
 * @param content without guard, comment and surrounding space
 */
record RawLine(int number, String text, Optional<String> guard, int from, String content) {
    private static final Pattern GUARD = Pattern.compile("\\s*\\[(?<words>[^\\]\"#]*)\\]\\s*");
    private static final Pattern VARIANT = Pattern.compile("[A-Za-z0-9-]+");

    static RawLine of(int number, String text) {
        Matcher guard = GUARD.matcher(text);
        int from = guard.lookingAt() ? guard.end() : 0;
        Optional<String> words = from > 0 ? Optional.of(guard.group("words")) : Optional.empty();
        int to = Math.max(from, comment(text, from));
        return new RawLine(number, text, words, from, text.substring(from, to).strip());
    }

    /** Column of the {@code #} that begins a comment, or the length of the text. */
    private static int comment(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\\' && quoted) {
                i++;
            } else if (c == '#' && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    /** The comment at its end. */
    Optional<Script.Comment> remark() {
        int at = comment(text, from);
        return at < text.length()
                ? Optional.of(new Script.Comment(number, text.substring(at).stripTrailing(), isBlank()))
                : Optional.empty();
    }

    boolean isBlank() {
        return content.isEmpty() && guard.isEmpty();
    }

    boolean isAnswer() {
        return guard.isEmpty() && (content.startsWith("-") || content.startsWith("*"));
    }

    /** The first word; {@code variants16} is a word of its own. */
    String word() {
        int end = 0;
        while (end < content.length()
                && (Character.isLetterOrDigit(content.charAt(end)) || content.charAt(end) == '_')) {
            end++;
        }
        return content.substring(0, end);
    }

    /** What follows the first word. */
    String rest() {
        return content.substring(word().length()).strip();
    }

    /** {@code variants A / B}. */
    List<String> variants() throws Fault {
        List<String> variants = new ArrayList<>();
        for (String variant : rest().split("/", -1)) {
            String name = variant.strip();
            if (!VARIANT.matcher(name).matches()) {
                throw new Fault((name.isEmpty() ? "an empty variant" : name + ": not the name of a variant")
                        + ", expected letters, digits and hyphens: variants a / b");
            }
            if (variants.contains(name)) {
                throw new Fault(name + " stands twice among the variants; expected different names");
            }
            variants.add(name);
        }
        return variants;
    }

    /** The variants this line belongs to, empty for all. */
    List<String> guarded(List<String> variants) throws Fault {
        if (guard.isEmpty()) {
            return List.of();
        }
        List<String> words = new ArrayList<>(List.of(guard.get().strip().split("\\s+")));
        boolean not = words.size() > 1 && words.get(0).equals("not");
        if (not) {
            words.remove(0);
        }
        for (String word : words) {
            if (word.isEmpty() || !variants.contains(word)) {
                throw new Fault("[" + word + "]: no such variant, expected " + names(variants));
            }
        }
        List<String> belongs =
                variants.stream().filter(v -> not != words.contains(v)).toList();
        if (belongs.isEmpty()) {
            throw new Fault("[" + guard.get().strip() + "]: the line belongs to no variant; expected one that is left");
        }
        return belongs;
    }

    private static String names(List<String> variants) {
        if (variants.equals(List.of(Script.ONLY_VARIANT))) {
            return "a line \"variants A / B\" in the lab";
        }
        return String.join(" or ", variants);
    }

    /** {@code needs X …}. */
    Step.Needs needs() throws Fault {
        List<Step.Need> needs = new ArrayList<>();
        String[] words = rest().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            switch (word) {
                case "root", "userns", "ptrace", "wchan" ->
                    needs.add(new Step.Need(Step.Need.Kind.valueOf(word.toUpperCase(java.util.Locale.ROOT)), word));
                case "symbol", "program" -> {
                    if (++i == words.length) {
                        throw new Fault("needs " + word + ": expected a name after it");
                    }
                    needs.add(new Step.Need(
                            word.equals("symbol") ? Step.Need.Kind.SYMBOL : Step.Need.Kind.PROGRAM, words[i]));
                }
                default -> {
                    if (!word.matches("SO_[A-Z0-9_]+")) {
                        throw new Fault(word.isEmpty() ? "needs: " + NEEDS : "needs " + word + ": " + NEEDS);
                    }
                    needs.add(new Step.Need(Step.Need.Kind.OPTION, word));
                }
            }
        }
        return new Step.Needs(needs);
    }

    private static final String NEEDS =
            "expected root, userns, ptrace, wchan, an option such as SO_PASSRIGHTS, symbol NAME or program NAME";

    /** {@code - text : misconception}, {@code * text}. */
    Step.Answer answer() throws Fault {
        String text = content.substring(1).strip();
        if (text.isEmpty()) {
            throw new Fault("an answer without a text; expected one after " + content.charAt(0));
        }
        int colon = text.indexOf(" : ");
        boolean right = content.charAt(0) == '*';
        return colon < 0
                ? new Step.Answer(right, text, Optional.empty())
                : new Step.Answer(
                        right,
                        text.substring(0, colon).strip(),
                        Optional.of(text.substring(colon + 3).strip()));
    }
}
