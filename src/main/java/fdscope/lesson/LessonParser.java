package fdscope.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one lesson: front matter and Markdown, labs included. Where its links lead is asked by {@link LessonCheck}. */
public final class LessonParser {
    private static final Pattern FOLDER = Pattern.compile("([0-9]{2})-([a-z0-9]+(?:-[a-z0-9]+)*)");
    private static final Pattern LAB_LINE = Pattern.compile("(?m)^ {0,3}`{3,}\\s*lab\\s+([a-z][a-z0-9-]*)");

    private LessonParser() {}

    /**
     * @param text of {@code lesson.md}
     * @param folder its name, {@code NN-slug}
     * @param file for messages
     * @throws ContentError.Found with every fault, in order of lines
     */
    public static Lesson parse(String text, String folder, String file) throws ContentError.Found {
        List<ContentError> errors = new ArrayList<>();
        Matcher name = FOLDER.matcher(folder);
        int number = number(folder).orElse(0);
        if (number == 0 || !name.matches()) {
            errors.add(new ContentError(file, 1, "folder " + folder + ", expected NN-slug as in 06-in-flight"));
        }
        SourceText source = SourceText.of(text, file, errors);
        FrontMatter head = new FrontMatter(source, file, errors);
        Part part = head.part();
        int minutes = head.minutes();
        String body = source.from(head.length());
        List<Page> pages = pages(blocks(body, new Faults(file, 0, errors), file, errors));
        if (body.isBlank()) {
            errors.add(new ContentError(
                    file, source.lines().size(), "the lesson has no text, expected at least one page"));
        }
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(ContentError::line));
            throw new ContentError.Found(errors);
        }
        return new Lesson(
                number,
                name.group(2),
                file,
                head.text("title"),
                part,
                minutes,
                head.text("question"),
                head.text("idea"),
                head.optional("seen-in"),
                pages);
    }

    /** The number a lesson's folder says, 1 to 99. */
    public static Optional<Integer> number(String folder) {
        Matcher name = FOLDER.matcher(folder);
        return name.matches() && !name.group(1).equals("00")
                ? Optional.of(Integer.parseInt(name.group(1)))
                : Optional.empty();
    }

    /** The labs that a lesson seems to have, broken as it may be: links to them are not at fault. */
    public static List<String> labNames(String text) {
        return LAB_LINE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Markdown nests without end, and a reader that goes down with it does not. */
    private static List<Block> blocks(String body, Faults faults, String file, List<ContentError> errors) {
        try {
            return new MarkdownReader(faults).read(body);
        } catch (StackOverflowError e) {
            errors.add(new ContentError(file, 1, "nested too deeply, expected quotes, lists and emphasis a few deep"));
            return List.of();
        }
    }

    private static List<Page> pages(List<Block> blocks) {
        List<Page> pages = new ArrayList<>();
        Optional<Block.Heading> heading = Optional.empty();
        List<Block> page = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Heading next && next.level() == 2) {
                if (heading.isPresent() || !page.isEmpty()) {
                    pages.add(new Page(heading, page));
                }
                heading = Optional.of(next);
                page = new ArrayList<>();
            } else {
                page.add(block);
            }
        }
        pages.add(new Page(heading, page));
        return pages;
    }
}
