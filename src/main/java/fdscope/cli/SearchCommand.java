package fdscope.cli;

import fdscope.lesson.OpenQuestions;
import fdscope.lesson.SearchEntry;
import fdscope.lesson.SearchHit;
import fdscope.lesson.SearchHit.Snippet;
import fdscope.lesson.SearchPlace;
import fdscope.lesson.Sought;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope search WORD…}: everything that can be found by its words. */
@Command(
        name = "search",
        description =
                "Find words in lessons, labs, exercises, the glossary, the kernel map, errata, keys and commands; what stands"
                        + " behind a question that you have not answered is named, not shown.")
final class SearchCommand implements Callable<Integer> {
    /** More is read by nobody. */
    private static final int MOST = 40;

    private static final int WIDTH = 72;
    private static final String INDENT = "    ";

    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(
            arity = "1..*",
            paramLabel = "WORD",
            description =
                    "All must fit, case aside. map:, term:, lab:, lesson: or exercise: in front: only of that kind.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--all", description = "Print more than the best " + MOST + ".")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON array, of all.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        Sought sought = Sought.of(String.join(" ", words));
        if (sought.isEmpty()) {
            throw new WrongUse("search: no word to seek, expected one with a letter");
        }
        CourseChoice choice = fdscope.course();
        OpenQuestions open =
                OpenQuestions.of(choice.course(), fdscope.progress().load().progress());
        List<SearchHit> hits = fdscope.searchDesk(choice).index().find(sought, open, kind -> true);
        TextOut out = fdscope.surroundings().out();
        if (json) {
            out.json(new JsonText()
                    .array(hits.stream().map(SearchCommand::fields).toList()));
        } else {
            hits.stream().limit(all ? hits.size() : MOST).forEach(hit -> out.lines(lines(hit)));
        }
        out.flush();
        if (hits.isEmpty()) {
            fdscope.surroundings().err().line("fdscope: nothing has " + String.join(" ", words));
        } else if (!json && !all && hits.size() > MOST) {
            fdscope.surroundings()
                    .err()
                    .line("fdscope: the best " + MOST + " of " + hits.size() + "; --all prints the others too");
        }
        return ExitCode.DONE;
    }

    private static List<String> lines(SearchHit hit) {
        SearchEntry entry = hit.entry();
        List<String> lines = new ArrayList<>();
        String name = entry.kind().isNamed() ? hit.name().map(Snippet::marked).orElse("") : "";
        boolean said = hit.where().equals(entry.name()) || hit.where().endsWith(" / " + entry.name());
        String first = String.format("%-9s ", entry.kind().word());
        lines.add(
                name.isEmpty() ? first + hit.where() : said ? first + marked(hit) : first + hit.where() + "  " + name);
        hit.context(WIDTH).ifPresent(context -> lines.add(INDENT + context.marked()));
        if (hit.hidden()) {
            lines.add(INDENT + "(" + SearchHit.HIDDEN + ")");
        }
        return lines;
    }

    /** The place, which ends in the name. */
    private static String marked(SearchHit hit) {
        String where = hit.where();
        String name = hit.entry().name();
        return where.substring(0, where.length() - name.length())
                + hit.name().map(Snippet::marked).orElse(name);
    }

    private static Map<String, Object> fields(SearchHit hit) {
        SearchEntry entry = hit.entry();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", entry.kind().word());
        fields.put("where", hit.where());
        fields.put(
                "name", entry.kind().isNamed() ? hit.name().map(Snippet::text).orElse(null) : null);
        fields.put("link", entry.place().written());
        fields.put("page", entry.place() instanceof SearchPlace.InLesson place ? place.page() + 1 : null);
        Snippet context = hit.context(Integer.MAX_VALUE / 2).orElse(null);
        fields.put("context", context == null ? null : context.text());
        fields.put(
                "marks",
                context == null
                        ? null
                        : context.marks().stream()
                                .map(mark -> List.of(mark.from(), mark.to()))
                                .toList());
        fields.put("hidden", hit.hidden());
        return fields;
    }
}
