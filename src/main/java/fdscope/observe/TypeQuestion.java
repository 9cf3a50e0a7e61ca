package fdscope.observe;

import java.util.Optional;

/**
 * A name somebody asks for.
 *
 * @param kind only types of this kind, and no functions; empty for whatever bears the name
 */
public record TypeQuestion(Optional<TypeKind> kind, String name) {
    /** {@code struct sock}, {@code union X}, {@code enum X}, {@code typedef X}, {@code X}, {@code f()}; blanks around do not matter. */
    public static TypeQuestion of(String text) {
        String words = text.strip();
        int end = 0;
        while (end < words.length() && !Character.isWhitespace(words.charAt(end))) {
            end++;
        }
        Optional<TypeKind> kind = TypeKind.of(words.substring(0, end));
        String name = kind.isPresent() ? words.substring(end).strip() : words;
        return new TypeQuestion(kind, name.endsWith("()") ? name.substring(0, name.length() - 2) : name);
    }

    /** As it was asked. */
    public String text() {
        return kind.isPresent() ? kind.get().word() + " " + name : name;
    }
}
