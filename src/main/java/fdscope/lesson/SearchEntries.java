package fdscope.lesson;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lesson.Block.LabBlock;
import fdscope.lesson.SearchEntry.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a course can be found. Predictions, review questions, their answers and reasons are not in it, nor are an
 * instructor's notes: whoever seeks must not meet an answer.
 */
public final class SearchEntries {
    private final Course course;
    private final KernelPlaces places;
    private final List<SearchEntry> entries = new ArrayList<>();
    /** Of the lesson that is being read. */
    private List<Question> predictions = List.of();

    private SearchEntries(Course course) {
        this.course = course;
        this.places = new KernelPlaces(course);
    }

    /** @param errata of the article, if they can be read */
    public static List<SearchEntry> of(Course course, Optional<Errata> errata) {
        SearchEntries all = new SearchEntries(course);
        course.lessons().forEach(all::lesson);
        course.glossary().terms().forEach(all::term);
        course.map().functions().forEach(all::function);
        Stream<String> files = course.map().functions().stream().map(KernelMap.KernelFunction::file);
        new TreeSet<>(files.toList()).forEach(all::file);
        course.map().journeys().forEach(all::journey);
        errata.ifPresent(claims -> claims.claims().forEach(all::erratum));
        return List.copyOf(all.entries);
    }

    /**
     * An exercise: what is to be done in it is told by its title; hints and solution are not in it.
     *
     * @param id of its lesson, two digits
     */
    public static SearchEntry exercise(String id, String slug, String title) {
        return SearchEntry.open(
                Kind.EXERCISE,
                List.of(title, "exercise " + id, "exercise " + Integer.parseInt(id)),
                "",
                "exercise " + id,
                new SearchPlace.Link("exercise:" + slug));
    }

    private void lesson(Lesson lesson) {
        predictions = lesson.predictions();
        String where = "lesson " + lesson.id();
        List<String> names = List.of(
                lesson.title(),
                lesson.slug(),
                lesson.id(),
                Integer.toString(lesson.number()),
                where,
                "lesson " + lesson.number());
        SearchPlace first = new SearchPlace.InLesson(lesson.number(), 0, 0, "");
        String seen = lesson.seenIn().map(in -> " Seen in " + in + ".").orElse("");
        entries.add(SearchEntry.open(Kind.LESSON, names, lesson.question() + seen, where, first));
        SearchPlace end =
                new SearchPlace.InLesson(lesson.number(), lesson.pages().size(), 0, "");
        entries.add(new SearchEntry(
                Kind.TEXT,
                List.of(where),
                lesson.idea(),
                where + " / the idea",
                where,
                end,
                before(Integer.MAX_VALUE)));
        for (int page = 0; page < lesson.pages().size(); page++) {
            new OfPage(lesson, page).walk();
        }
    }

    private List<String> before(int line) {
        List<String> keys = new ArrayList<>();
        for (Question question : predictions) {
            if (question.line() < line) {
                keys.add(question.key());
            }
        }
        return keys;
    }

    /** One page of a lesson, from its heading on. */
    private final class OfPage {
        private final Lesson lesson;
        private final int page;
        private final String lessonName;
        private String heading = "";
        private int headingLine;
        private int segment;

        OfPage(Lesson lesson, int page) {
            this.lesson = lesson;
            this.page = page;
            this.lessonName = "lesson " + lesson.id();
        }

        void walk() {
            lesson.pages().get(page).heading().ifPresent(this::heading);
            lesson.pages().get(page).blocks().forEach(this::block);
        }

        private void heading(Block.Heading block) {
            heading = block.plain();
            headingLine = block.line();
            add(Kind.HEADING, heading, "", block.line(), heading);
        }

        private void block(Block block) {
            if (block instanceof LabBlock lab) {
                segment++;
                lab(lab);
            } else if (block instanceof Block.Heading next) {
                heading(next);
            } else if (block instanceof Block.Paragraph paragraph) {
                text(paragraph.plain(), block.line());
            } else if (block instanceof Block.CodeBlock code) {
                code.text().lines().filter(line -> !line.isBlank()).forEach(line -> text(line, block.line()));
            } else if (block instanceof Block.ListBlock list) {
                list.items().forEach(item -> item.forEach(this::block));
            } else if (block instanceof Block.Quote quote) {
                quote.blocks().forEach(this::block);
            } else if (block instanceof Block.TableBlock table) {
                row(table.header(), block.line());
                table.rows().forEach(row -> row(row, block.line()));
            }
        }

        private void row(List<List<Inline>> cells, int line) {
            text(cells.stream().map(Inline::plain).collect(Collectors.joining("  ")), line);
        }

        private void text(String text, int line) {
            add(Kind.TEXT, lessonName, text, line, text);
        }

        private void add(Kind kind, String name, String text, int line, String begins) {
            List<String> after = before(line);
            String under = heading.isEmpty() ? lessonName : lessonName + " / " + heading;
            // A heading in front of every question gives nothing away.
            String hidden = before(headingLine).isEmpty() ? under : lessonName + ", page " + (page + 1);
            entries.add(new SearchEntry(
                    kind,
                    List.of(name),
                    oneLine(text),
                    under,
                    hidden,
                    new SearchPlace.InLesson(lesson.number(), page, segment, oneLine(begins)),
                    after));
        }

        /** A lab is named before it is run; what it does is not. */
        private void lab(LabBlock lab) {
            String where = lessonName + " / lab " + lab.name();
            SearchPlace there = new SearchPlace.InLesson(lesson.number(), page, segment - 1, "Lab: " + lab.title());
            entries.add(SearchEntry.open(Kind.LAB, List.of(lab.name(), lab.title()), lab.title(), where, there));
            for (Script.Line line : lab.script().steps()) {
                if (line.step() instanceof Step.Predict) {
                    continue;
                }
                boolean claim = line.step() instanceof Step.Claim;
                String text = claim ? ((Step.Claim) line.step()).text() : line.source();
                entries.add(new SearchEntry(
                        claim ? Kind.CLAIM : Kind.LINE,
                        List.of(lab.name()),
                        oneLine(text),
                        where,
                        where,
                        there,
                        before(line.number())));
            }
        }
    }

    private void term(Glossary.Term term) {
        reference(
                Kind.TERM,
                List.of(term.name(), term.key()),
                plain(term.meaning()),
                "term:" + term.key(),
                places.lessonsOfTerm(term.key()).stream().flatMap(lesson -> lesson.predictions().stream()));
    }

    private void function(KernelMap.KernelFunction function) {
        reference(
                Kind.FUNCTION,
                List.of(function.name()),
                function.role() + function.notes().map(notes -> " " + notes).orElse(""),
                "map:" + function.name(),
                Stream.concat(
                        places.lessons(function.name()).stream().flatMap(lesson -> lesson.predictions().stream()),
                        places.labs(function.name()).stream()
                                .flatMap(lab -> Lesson.questionsOf(lab.script()).stream())));
    }

    private void file(String file) {
        String names = course.map().functions().stream()
                .filter(function -> function.file().equals(file))
                .map(KernelMap.KernelFunction::name)
                .collect(Collectors.joining(" "));
        List<String> both = List.of(file, file.substring(file.lastIndexOf('/') + 1));
        String link = "file:" + file;
        entries.add(SearchEntry.open(Kind.FILE, both, names, link, new SearchPlace.Link(link)));
    }

    private void journey(KernelMap.Journey journey) {
        List<String> stops = journey.stops().stream()
                .flatMap(stop -> stop.functions().stream())
                .toList();
        String first = stops.isEmpty() ? "" : stops.get(0);
        entries.add(SearchEntry.open(
                Kind.JOURNEY,
                List.of(journey.title(), journey.id()),
                String.join(" ", stops),
                "map --journey " + journey.id(),
                new SearchPlace.Link("journey:" + journey.id() + " " + first)));
    }

    /** What the article says, and what is so: that may be what a lab asks. */
    private void erratum(Errata.Erratum claim) {
        String where = "map --errata, claim " + claim.number();
        List<String> names = List.of("claim " + claim.number());
        SearchPlace there = new SearchPlace.Link("erratum:" + claim.number());
        List<String> asked = claim.proofs().stream()
                .flatMap(proof -> asked(proof).stream())
                .distinct()
                .toList();
        entries.add(new SearchEntry(Kind.ERRATUM, names, oneLine(claim.says()), where, where, there, List.of()));
        entries.add(new SearchEntry(Kind.ERRATUM, names, oneLine(claim.truth()), where, where, there, asked));
    }

    private List<String> asked(Errata.Proof proof) {
        return switch (proof.kind()) {
            case LESSON ->
                course.lesson(proof.what())
                        .map(lesson -> keys(lesson.predictions()))
                        .orElse(List.of());
            case LAB ->
                course.lab(proof.what())
                        .map(place -> keys(Lesson.questionsOf(place.lab().script())))
                        .orElse(List.of());
            default -> List.of();
        };
    }

    private static List<String> keys(List<Question> questions) {
        return questions.stream().map(Question::key).toList();
    }

    /** @param asked by lessons that lead to it */
    private void reference(Kind kind, List<String> names, String text, String link, Stream<Question> asked) {
        List<String> after = asked.map(Question::key).distinct().toList();
        entries.add(new SearchEntry(kind, names, oneLine(text), link, link, new SearchPlace.Link(link), after));
    }

    private static String plain(List<Block> blocks) {
        return blocks.stream().map(SearchEntries::plain).collect(Collectors.joining(" "));
    }

    private static String plain(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            return paragraph.plain();
        }
        if (block instanceof Block.CodeBlock code) {
            return code.text();
        }
        return block instanceof Block.ListBlock list
                ? list.items().stream().map(SearchEntries::plain).collect(Collectors.joining(" "))
                : "";
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
