package fdscope.lesson;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands in the parentheses of a link. */
final class LinkReader {
    private static final List<String> SCHEMES = List.of("map", "man", "lab", "term", "lesson");
    private static final Pattern MAN = Pattern.compile("([A-Za-z0-9_.+-]+)\\(([1-9][a-z]*)\\)");

    private LinkReader() {}

    /** Empty, and told, where it is none of the five. */
    static Optional<LinkTarget> read(String written, Consumer<String> fault) {
        int colon = written.indexOf(':');
        String scheme = colon < 0 ? written : written.substring(0, colon);
        String name = colon < 0 ? "" : written.substring(colon + 1);
        if (colon < 0 || !SCHEMES.contains(scheme)) {
            fault.accept(
                    "link to " + written + ", expected map:NAME, man:NAME(SECTION), lab:NAME, term:NAME or lesson:NN"
                            + Spelling.hint(scheme, SCHEMES));
            return Optional.empty();
        }
        Optional<LinkTarget> target = target(scheme, name);
        if (target.isEmpty()) {
            fault.accept("link to " + written + ", expected " + form(scheme));
        }
        return target;
    }

    private static Optional<LinkTarget> target(String scheme, String name) {
        return switch (scheme) {
            case "map" -> when(name.matches("[A-Za-z_][A-Za-z0-9_.]*"), new LinkTarget.MapEntry(name));
            case "lab" -> when(name.matches("[a-z0-9][a-z0-9-]*"), new LinkTarget.LabRef(name));
            case "term" -> when(!Glossary.key(name).isEmpty(), new LinkTarget.Term(Glossary.key(name)));
            case "lesson" ->
                name.matches("0?[1-9]|[1-9][0-9]")
                        ? Optional.of(new LinkTarget.LessonRef(Integer.parseInt(name)))
                        : Optional.empty();
            default -> man(name);
        };
    }

    private static Optional<LinkTarget> man(String name) {
        Matcher page = MAN.matcher(name);
        return page.matches() ? Optional.of(new LinkTarget.ManPage(page.group(1), page.group(2))) : Optional.empty();
    }

    private static Optional<LinkTarget> when(boolean valid, LinkTarget target) {
        return valid ? Optional.of(target) : Optional.empty();
    }

    private static String form(String scheme) {
        return switch (scheme) {
            case "map" -> "the name of a kernel function, as in map:unix_scm_to_skb";
            case "lab" -> "the name of a lab, as in lab:offset-is-shared";
            case "term" -> "a word of the glossary, as in term:open-file-description";
            case "lesson" -> "a number from 1 to 99, as in lesson:06";
            default -> "a page and its section, as in man:unix(7)";
        };
    }
}
