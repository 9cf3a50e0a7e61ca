package fdscope.lesson;

import fdscope.kernel.SocketType;
import fdscope.lab.script.Expr;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lesson.Block.LabBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a course shows a function of the kernel: the lessons that link to it, and the labs with a call that passes through
 * it. Of a lab only what its text tells counts: sockets that arrive in messages have no type there.
 */
public final class KernelPlaces {
    private static final List<String> RECEIVING = List.of("recvmsg", "recv", "recvfrom", "read");

    /** Each once: lists, since to hash a lesson means to read it all. */
    private final Map<String, List<Lesson>> lessons = new HashMap<>();

    private final Map<String, List<Lesson>> terms = new HashMap<>();
    private final Map<String, List<LabBlock>> labs = new HashMap<>();

    public KernelPlaces(Course course) {
        for (Lesson lesson : course.lessons()) {
            for (Page page : lesson.pages()) {
                page.heading().ifPresent(heading -> inlines(heading.text(), lesson));
                blocks(page.blocks(), lesson);
            }
            for (LabBlock lab : lesson.labs()) {
                for (int variant = 0; variant < lab.script().variants().size(); variant++) {
                    calls(lab, variant, course.map());
                }
            }
        }
    }

    /** Lessons that link to it, in the order of the course. */
    public List<Lesson> lessons(String function) {
        return List.copyOf(lessons.getOrDefault(function, List.of()));
    }

    /** Lessons that link to a word of the glossary, in the order of the course. */
    List<Lesson> lessonsOfTerm(String key) {
        return List.copyOf(terms.getOrDefault(key, List.of()));
    }

    /** Labs with a call that passes through it, in the order of the course. */
    public List<LabBlock> labs(String function) {
        return List.copyOf(labs.getOrDefault(function, List.of()));
    }

    private void blocks(List<Block> blocks, Lesson lesson) {
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                inlines(heading.text(), lesson);
            } else if (block instanceof Block.Paragraph paragraph) {
                inlines(paragraph.text(), lesson);
            } else if (block instanceof Block.ListBlock list) {
                list.items().forEach(item -> blocks(item, lesson));
            } else if (block instanceof Block.Quote quote) {
                blocks(quote.blocks(), lesson);
            } else if (block instanceof Block.NotesBlock notes) {
                blocks(notes.blocks(), lesson);
            } else if (block instanceof Block.TableBlock table) {
                table.header().forEach(cell -> inlines(cell, lesson));
                table.rows().forEach(row -> row.forEach(cell -> inlines(cell, lesson)));
            }
        }
    }

    private void inlines(List<Inline> inlines, Lesson lesson) {
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Link link) {
                if (link.target() instanceof LinkTarget.MapEntry entry) {
                    add(lesson, lessons.computeIfAbsent(entry.function(), name -> new ArrayList<>()));
                } else if (link.target() instanceof LinkTarget.Term term) {
                    add(lesson, terms.computeIfAbsent(term.key(), name -> new ArrayList<>()));
                }
            } else if (inline instanceof Inline.Emphasis emphasis) {
                inlines(emphasis.of(), lesson);
            } else if (inline instanceof Inline.Strong strong) {
                inlines(strong.of(), lesson);
            }
        }
    }

    /** What comes again comes at once: places are looked through one after the other. */
    private static <T> void add(T place, List<T> places) {
        if (places.isEmpty() || places.get(places.size() - 1) != place) {
            places.add(place);
        }
    }

    private void calls(LabBlock lab, int variant, KernelMap map) {
        List<Step.Act> acts = new ArrayList<>();
        Map<String, SocketType> types = new HashMap<>();
        String name = lab.script().variants().get(variant);
        for (Script.Line line : lab.script().stepsOf(name)) {
            if (line.step() instanceof Step.Pair pair) {
                SocketType type =
                        pair.types().get(Math.min(variant, pair.types().size() - 1));
                types.put(pair.first().toString(), type);
                types.put(pair.second().toString(), type);
            } else if (line.step() instanceof Step.Act act) {
                type(act, variant, types)
                        .ifPresent(type -> act.names().forEach(bound -> types.put(act.actor() + "." + bound, type)));
                acts.add(act);
            }
        }
        boolean rights =
                acts.stream().anyMatch(act -> Carried.by(act.call(), variant).contains("SCM_RIGHTS"));
        for (Step.Act act : acts) {
            // A call is started, and not made, because it is to wait.
            Set<String> came = new HashSet<>();
            if (rights && RECEIVING.contains(act.call().name())) {
                came.add("SCM_RIGHTS");
            }
            if (act.start()) {
                came.add("waits");
            }
            map.functionsOf(act.call(), variant, on(act, variant, types), came)
                    .forEach(function -> add(lab, labs.computeIfAbsent(function.name(), key -> new ArrayList<>())));
        }
    }

    /** The type of the sockets that a call makes: as it says, or that of the listener. */
    private static Optional<SocketType> type(Step.Act act, int variant, Map<String, SocketType> types) {
        if (act.call().name().startsWith("accept")) {
            return on(act, variant, types);
        }
        if (!act.call().name().startsWith("socket")) {
            return Optional.empty();
        }
        Set<String> constants = Carried.by(act.call(), variant);
        for (SocketType type : SocketType.values()) {
            if (constants.contains("SOCK_" + type.name())) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static Optional<SocketType> on(Step.Act act, int variant, Map<String, SocketType> types) {
        if (act.call().arguments().isEmpty()
                || !(act.call().arguments().get(0) instanceof Step.Argument.Plain plain)
                || !(plain.value().in(variant) instanceof Expr.Name name)) {
            return Optional.empty();
        }
        return Optional.ofNullable(types.get(act.actor() + "." + name.name()));
    }
}
