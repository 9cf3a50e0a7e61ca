package fdscope.tui.screen;

import fdscope.lesson.Errata;
import fdscope.lesson.KernelAnswer;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelQuestion;
import fdscope.lesson.SearchIndex;
import fdscope.observe.Finding;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeNames;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has been asked about the kernel, and what came of it; kept for as long as the program runs.
 *
 * @param told the answers, oldest first
 * @param open questions that are not answered yet
 */
public record KernelFeed(Map<KernelQuestion, KernelAnswer> told, Set<KernelQuestion> open) {
    public static final KernelFeed START = new KernelFeed(Map.of(), Set.of());
    /** A person looks at a few; the oldest is asked for again when it is wanted again. */
    private static final int MOST = 64;

    public KernelFeed {
        told = Collections.unmodifiableMap(new LinkedHashMap<>(told));
        open = Set.copyOf(open);
    }

    public boolean isAsked(KernelQuestion question) {
        return open.contains(question) || told.containsKey(question);
    }

    public KernelFeed asking(KernelQuestion question) {
        Set<KernelQuestion> more = new HashSet<>(open);
        more.add(question);
        return new KernelFeed(told, more);
    }

    public KernelFeed answered(KernelQuestion question, KernelAnswer answer) {
        Set<KernelQuestion> rest = new HashSet<>(open);
        rest.remove(question);
        Map<KernelQuestion, KernelAnswer> all = new LinkedHashMap<>(told);
        all.put(question, answer);
        if (all.size() > MOST) {
            all.keySet().stream()
                    .filter(old -> old instanceof KernelQuestion.OfType
                            || old instanceof KernelQuestion.OfPrototype
                            || old instanceof KernelQuestion.OfSource)
                    .findFirst()
                    .ifPresent(all::remove);
        }
        return new KernelFeed(all, rest);
    }

    /** Everything is to be asked anew. */
    public KernelFeed forgotten() {
        return new KernelFeed(Map.of(), open);
    }

    Optional<KernelBook> book() {
        return answer(new KernelQuestion.OfBook(), KernelAnswer.Book.class).map(KernelAnswer.Book::book);
    }

    public Optional<Errata> errata() {
        return answer(new KernelQuestion.OfErrata(), KernelAnswer.Claims.class).map(KernelAnswer.Claims::errata);
    }

    /** All that can be found; empty until it was read. */
    public Optional<SearchIndex> index() {
        return answer(new KernelQuestion.OfIndex(), KernelAnswer.Index.class).map(KernelAnswer.Index::index);
    }

    Optional<List<Finding>> machine() {
        return answer(new KernelQuestion.OfMachine(), KernelAnswer.Machine.class)
                .map(KernelAnswer.Machine::findings);
    }

    public Optional<TypeNames> types() {
        return answer(new KernelQuestion.OfTypes(), KernelAnswer.Types.class).map(KernelAnswer.Types::names);
    }

    Optional<TypeLayouts> type(KernelQuestion.OfType question) {
        return answer(question, KernelAnswer.Type.class).map(KernelAnswer.Type::layouts);
    }

    Optional<KernelAnswer.Prototype> prototype(String function) {
        return answer(new KernelQuestion.OfPrototype(function), KernelAnswer.Prototype.class);
    }

    Optional<KernelAnswer.Source> source(String function) {
        return answer(new KernelQuestion.OfSource(function), KernelAnswer.Source.class);
    }

    /** Why a question could not be answered. */
    Optional<String> failure(KernelQuestion question) {
        return answer(question, KernelAnswer.Failed.class).map(KernelAnswer.Failed::sentence);
    }

    private <T extends KernelAnswer> Optional<T> answer(KernelQuestion question, Class<T> kind) {
        return Optional.ofNullable(told.get(question)).filter(kind::isInstance).map(kind::cast);
    }
}
