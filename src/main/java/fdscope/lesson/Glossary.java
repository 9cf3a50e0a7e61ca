package fdscope.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of the course: {@code ## term} and what it means, in {@code reference/glossary.md}. */
public record Glossary(String file, List<Term> terms) {
    public Glossary {
        terms = Later.keep(terms);
    }

    /** @param key what links say */
    public record Term(String key, String name, List<Block> meaning, int line) {
        public Term {
            meaning = List.copyOf(meaning);
        }
    }

    /** Small letters, hyphens for spaces: {@code Open file} is {@code open-file}. */
    public static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    }

    /** By name or key, whatever the case. */
    public Optional<Term> term(String name) {
        String key = key(name);
        return terms.stream().filter(term -> term.key.equals(key)).findFirst();
    }

    public List<String> keys() {
        return terms.stream().map(Term::key).toList();
    }

    /** @throws ContentError.Found with every fault, in order of lines */
    public static Glossary parse(String text, String file) throws ContentError.Found {
        List<ContentError> errors = new ArrayList<>();
        Faults faults = new Faults(file, 0, errors);
        SourceText source = SourceText.of(text, file, errors);
        Map<String, Term> terms = new LinkedHashMap<>();
        Optional<Block.Heading> heading = Optional.empty();
        List<Block> meaning = new ArrayList<>();
        for (Block block : new MarkdownReader(faults).read(source.from(0))) {
            if (block instanceof Block.Heading next && next.level() == 2) {
                heading.ifPresent(of -> add(of, List.copyOf(meaning), terms, faults));
                heading = Optional.of(next);
                meaning.clear();
            } else if (heading.isEmpty()
                    || block instanceof Block.LabBlock
                    || block instanceof Block.ReviewBlock
                    || block instanceof Block.MeasureBlock
                    || block instanceof Block.NotesBlock) {
                faults.at(block.line(), "no meaning of a term, expected ## TERM and then text");
            } else {
                meaning.add(block);
            }
        }
        heading.ifPresent(of -> add(of, List.copyOf(meaning), terms, faults));
        if (!errors.isEmpty()) {
            errors.sort(Comparator.comparingInt(ContentError::line));
            throw new ContentError.Found(errors);
        }
        return new Glossary(file, List.copyOf(terms.values()));
    }

    private static void add(Block.Heading heading, List<Block> meaning, Map<String, Term> terms, Faults faults) {
        String name = heading.plain();
        Term before = terms.get(key(name));
        if (before != null) {
            faults.at(heading.line(), name + " is explained in line " + before.line + " already, expected it once");
        } else if (meaning.isEmpty()) {
            faults.at(heading.line(), name + " has no meaning, expected a paragraph");
        } else {
            terms.put(key(name), new Term(key(name), name, meaning, heading.line()));
        }
    }
}
