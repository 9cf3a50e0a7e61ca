package fdscope.cli;

import fdscope.lesson.Errata;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.Journey;
import fdscope.lesson.KernelMap.KernelFunction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fdscope map}: the functions of the kernel that do the work. */
@Command(
        name = "map",
        description =
                "Say which kernel functions do the work, which of them this kernel has, and what is known of each.")
final class MapCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            description = "One function, all that is known of it.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--journey", paramLabel = "ID", description = "Walk one journey, stop by stop: scm-rights.")
    private Optional<String> journey = Optional.empty();

    @Option(
            names = "--search",
            arity = "1..*",
            paramLabel = "WORD",
            description = "The functions with all these words in their names or notes.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--errata", description = "What the article that the course grew out of says, and what is so.")
    private boolean errata;

    @Option(
            names = "--source",
            paramLabel = "DIR",
            description =
                    "The source of a kernel: shows where each function stands in it, and of one function the body."
                            + " Without it $" + SourceChoice.VARIABLE + " and /usr/src/linux-source-* are looked at.")
    private Optional<Path> source = Optional.empty();

    @Option(names = "--json", description = "Print one JSON array.")
    private boolean json;

    @Override
    public Integer call() throws WrongUse {
        long asked = Stream.of(name.isPresent(), journey.isPresent(), !words.isEmpty(), errata)
                .filter(one -> one)
                .count();
        if (asked > 1) {
            throw new WrongUse("NAME, --journey, --search and --errata are one choice");
        }
        TextOut out = fdscope.surroundings().out();
        MapDesk.Types types = MapDesk.Types.begin(
                fdscope.surroundings(), name.map(text -> Set.of(bare(text))).orElse(Set.of()));
        CourseChoice choice = fdscope.course();
        MapDesk desk = new MapDesk(choice, fdscope.surroundings(), fdscope.source(source));
        if (errata) {
            errata(choice, desk, out);
        } else {
            map(choice, desk, types, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    /** {@code map NAME}, and nothing else said but perhaps {@code --json}. */
    static void one(Surroundings at, String name, boolean json) throws WrongUse {
        MapDesk.Types types = MapDesk.Types.begin(at, Set.of(bare(name)));
        CourseChoice choice = CourseChoice.of(at, Optional.empty());
        KernelFunction function = function(choice.course().map(), name);
        MapDesk desk = new MapDesk(choice, at, new SourceChoice(Optional.empty(), at.environment()));
        one(desk.read(List.of(function.name()), types), function, json, at.out());
        at.out().flush();
    }

    private static void one(KernelBook book, KernelFunction function, boolean json, TextOut out) {
        if (json) {
            out.json(new JsonText().array(List.of(new MapJson(book).of(function))));
        } else {
            out.lines(new MapText(book).of(function));
        }
    }

    private void errata(CourseChoice choice, MapDesk desk, TextOut out) throws WrongUse {
        Errata errata = desk.errata();
        if (json) {
            out.json(new JsonText()
                    .array(errata.claims().stream().map(MapJson::of).toList()));
        } else {
            out.lines(new ErrataText(choice.course()).of(errata));
        }
    }

    private void map(CourseChoice choice, MapDesk desk, MapDesk.Types ofOne, TextOut out) throws WrongUse {
        KernelMap map = choice.course().map();
        Optional<KernelFunction> one = name.isPresent() ? Optional.of(function(map, name.get())) : Optional.empty();
        Optional<Journey> way = journey.isPresent() ? Optional.of(journey(map, journey.get())) : Optional.empty();
        List<String> wanted = one.map(function -> List.of(function.name()))
                .orElseGet(() -> source.isPresent()
                        ? map.functions().stream().map(KernelFunction::name).toList()
                        : List.of());
        MapDesk.Types types = json && one.isEmpty()
                ? MapDesk.Types.begin(
                        fdscope.surroundings(),
                        map.functions().stream().map(KernelFunction::name).collect(Collectors.toSet()))
                : ofOne;
        KernelBook book = desk.read(wanted, types);
        if (one.isPresent()) {
            one(book, one.get(), json, out);
            return;
        }
        MapListing listing = new MapListing(book);
        List<KernelFunction> functions = way.map(listing::journeyFunctions)
                .orElseGet(() -> words.isEmpty() ? map.functions() : book.search(words));
        if (json) {
            MapJson written = new MapJson(book);
            out.json(new JsonText().array(functions.stream().map(written::of).toList()));
        } else if (way.isPresent()) {
            out.lines(listing.walk(way.get()));
        } else {
            out.lines(words.isEmpty() ? listing.all() : listing.found(functions));
        }
        if (functions.isEmpty()) {
            fdscope.surroundings().err().line("fdscope: no function of the map has all of: " + String.join(" ", words));
        }
    }

    /** Without the suffix of a compiler: {@code unix_gc.constprop.0} is unix_gc. */
    private static String bare(String name) {
        int dot = name.indexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static KernelFunction function(KernelMap map, String name) throws WrongUse {
        String bare = bare(name);
        return map.function(bare).orElseThrow(() -> new WrongUse(map.notFound(bare)));
    }

    private static Journey journey(KernelMap map, String id) throws WrongUse {
        return map.journey(id).orElseThrow(() -> new WrongUse(map.journeyNotFound(id)));
    }
}
