package fdscope.lesson;

import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks of a whole course what one lesson cannot know: where links lead, and whether numbers and names stand once. Labs
 * and lessons that exist but are broken count as existing: one fault is told once.
 */
public final class LessonCheck {
    private final Optional<KernelMap> map;
    private final Optional<Glossary> glossary;
    private final Set<String> labs = new LinkedHashSet<>();
    private final Set<Integer> lessons = new LinkedHashSet<>();
    private final List<ContentError> errors = new ArrayList<>();

    private LessonCheck(References references) {
        this.map = references.map();
        this.glossary = references.glossary();
        references.syllabus().entries().forEach(entry -> lessons.add(entry.number()));
    }

    /** Where links may lead beside lessons and labs. Empty: could not be read, so links there are not judged. */
    public record References(Optional<KernelMap> map, Optional<Glossary> glossary, Syllabus syllabus) {}

    /**
     * @param parsed in any order
     * @param broken lessons that could not be parsed
     * @return the faults of the lessons and of the glossary; each bears the file it is in
     */
    public static List<ContentError> check(
            Collection<Lesson> parsed, Collection<Course.Broken> broken, References references) {
        LessonCheck check = new LessonCheck(references);
        broken.forEach(lesson -> {
            check.labs.addAll(lesson.labs());
            lesson.number().ifPresent(check.lessons::add);
        });
        check.names(parsed);
        parsed.forEach(lesson -> lesson.pages().forEach(page -> {
            page.heading().ifPresent(heading -> check.inlines(heading.text(), lesson.file()));
            check.blocks(page.blocks(), lesson.file());
        }));
        references
                .glossary()
                .ifPresent(words -> words.terms().forEach(term -> check.blocks(term.meaning(), words.file())));
        return List.copyOf(check.errors);
    }

    /**
     * What a lesson's folder lacks.
     *
     * @param file of the folder, for messages: {@code lessons/06-in-flight}
     * @param names the files in it, those of {@code exercise/} with that prefix
     */
    public static List<ContentError> folder(String file, Collection<String> names) {
        List<ContentError> errors = new ArrayList<>();
        if (!names.contains("lesson.md")) {
            errors.add(new ContentError(file + "/lesson.md", 1, "missing, expected the text of the lesson"));
        }
        if (names.stream().anyMatch(name -> name.startsWith("exercise/"))) {
            List<String> lacking = new ArrayList<>();
            if (!names.contains("exercise/task.md")) {
                lacking.add("task.md");
            }
            for (String need : List.of("start", "good", "bad_WHAT")) {
                String pattern = "exercise/" + need.replace("WHAT", "[A-Za-z0-9_-]+") + "\\.(c|sh)";
                if (names.stream().noneMatch(name -> name.matches(pattern))) {
                    lacking.add(need + ".c or .sh");
                }
            }
            if (!lacking.isEmpty()) {
                errors.add(new ContentError(file + "/exercise", 1, "lacks " + String.join(", ", lacking)));
            }
        }
        return errors;
    }

    private void names(Collection<Lesson> parsed) {
        Map<Integer, Lesson> numbers = new HashMap<>();
        Map<String, Lesson> slugs = new HashMap<>();
        Map<String, String> places = new HashMap<>();
        for (Lesson lesson : parsed) {
            lessons.add(lesson.number());
            Lesson same = numbers.putIfAbsent(lesson.number(), lesson);
            if (same != null) {
                fault(lesson.file(), 1, "number " + lesson.id() + " is taken by " + same.file() + ", expected another");
            }
            Lesson alike = slugs.putIfAbsent(lesson.slug(), lesson);
            if (alike != null && alike != same) {
                fault(
                        lesson.file(),
                        1,
                        "slug " + lesson.slug() + " is taken by " + alike.file() + ", expected another");
            }
            for (Block.LabBlock lab : lesson.labs()) {
                labs.add(lab.name());
                String before = places.putIfAbsent(lab.name(), lesson.file() + ":" + lab.line());
                if (before != null) {
                    String message = "lab " + lab.name() + " stands in " + before + " already; a lab's name is unique"
                            + " in the course, expected another";
                    fault(lesson.file(), lab.line(), message);
                }
            }
        }
    }

    private void blocks(List<Block> blocks, String file) {
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                inlines(heading.text(), file);
            } else if (block instanceof Block.Paragraph paragraph) {
                inlines(paragraph.text(), file);
            } else if (block instanceof Block.ListBlock list) {
                list.items().forEach(item -> blocks(item, file));
            } else if (block instanceof Block.Quote quote) {
                blocks(quote.blocks(), file);
            } else if (block instanceof Block.NotesBlock notes) {
                blocks(notes.blocks(), file);
            } else if (block instanceof Block.TableBlock table) {
                table.header().forEach(cell -> inlines(cell, file));
                table.rows().forEach(row -> row.forEach(cell -> inlines(cell, file)));
            } else if (block instanceof Block.ReviewBlock review) {
                misconceptions(review.answers(), file, review.line());
            } else if (block instanceof Block.MeasureBlock measure) {
                misconceptions(measure.answers(), file, measure.line());
            } else if (block instanceof Block.LabBlock lab) {
                for (Script.Line line : lab.script().steps()) {
                    if (line.step() instanceof Step.Predict predict) {
                        misconceptions(predict.answers(), file, line.number());
                    }
                }
            }
        }
    }

    /** Somebody who chose wrongly is told what the choice took for granted. */
    private void misconceptions(List<Step.Answer> answers, String file, int line) {
        for (Step.Answer answer : answers) {
            if (!answer.right() && answer.why().isEmpty()) {
                String message = "the wrong answer \"" + answer.text() + "\" names no misconception, expected \"- "
                        + answer.text() + " : what one who chooses it believes\"";
                fault(file, line, message);
            }
        }
    }

    private void inlines(List<Inline> inlines, String file) {
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Link link) {
                unresolved(link.target())
                        .ifPresent(message ->
                                fault(file, link.line(), link.target().written() + ": " + message));
                inlines(link.text(), file);
            } else if (inline instanceof Inline.Emphasis emphasis) {
                inlines(emphasis.of(), file);
            } else if (inline instanceof Inline.Strong strong) {
                inlines(strong.of(), file);
            }
        }
    }

    private Optional<String> unresolved(LinkTarget target) {
        if (target instanceof LinkTarget.MapEntry entry && map.isPresent()) {
            List<String> names = map.get().functions().stream()
                    .map(KernelMap.KernelFunction::name)
                    .toList();
            return missing(entry.function(), names, "not in the kernel map, expected the name of one of its functions");
        }
        if (target instanceof LinkTarget.Term term && glossary.isPresent()) {
            return missing(term.key(), glossary.get().keys(), "not in the glossary, expected one of its terms");
        }
        if (target instanceof LinkTarget.LabRef ref) {
            return missing(ref.lab(), labs, "no lab of the course, expected the name of one");
        }
        if (target instanceof LinkTarget.LessonRef ref && !lessons.contains(ref.number())) {
            return Optional.of("no lesson of the course, expected the number of one");
        }
        return Optional.empty();
    }

    private static Optional<String> missing(String name, Collection<String> names, String message) {
        return names.contains(name) ? Optional.empty() : Optional.of(message + Spelling.hint(name, names));
    }

    private void fault(String file, int line, String message) {
        errors.add(new ContentError(file, line, message));
    }
}
