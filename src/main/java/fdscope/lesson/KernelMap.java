package fdscope.lesson;

import fdscope.kernel.SocketType;
import fdscope.lab.script.Step;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which functions of the Linux kernel do the work of AF_UNIX, in which order, and since when:
 * {@code reference/kernel-map.json}. What the running kernel has of them is another matter ({@code observe}).
 */
public record KernelMap(
        List<Phase> phases, List<KernelFunction> functions, List<Journey> journeys, List<CallPath> calls) {
    public KernelMap {
        phases = Later.keep(phases);
        functions = Later.keep(functions);
        journeys = Later.keep(journeys);
        calls = Later.keep(calls);
    }

    /** Knows nothing: stands in where the file cannot be read. */
    public static final KernelMap EMPTY = new KernelMap(List.of(), List.of(), List.of(), List.of());

    /** A kind of work: {@code ancillary}, "Ancillary data". */
    public record Phase(String id, String title) {}

    /**
     * @param file in the kernel's source
     * @param phase id of a {@link Phase}
     * @param role what it does
     * @param versions where it exists, in words
     * @param notes empty where there are none
     * @param seen what one measured kernel had of it
     */
    public record KernelFunction(
            String name,
            String file,
            String phase,
            String role,
            String versions,
            Optional<String> notes,
            String seen) {}

    /** A way through the kernel that can be walked stop by stop. */
    public record Journey(String id, String title, List<Stop> stops) {
        public Journey {
            stops = List.copyOf(stops);
        }
    }

    /**
     * @param functions one, or several that follow each other within one stop; of the map
     * @param mark what can be pointed at here: {@code 1 fd}, {@code number}
     * @param then what lies between this stop and the next: {@code queue of the receiver}
     */
    public record Stop(List<String> functions, Optional<String> mark, Optional<String> then) {
        public Stop {
            functions = List.copyOf(functions);
        }
    }

    /**
     * The functions that a system call passes through, in order, when it succeeds.
     *
     * @param call as the lab language writes it
     * @param types of the socket that it is made on; empty for a call that is made on none
     * @param with on what the way depends: what the call carries ({@code SCM_RIGHTS}, {@code MSG_PEEK}), the kind of
     *     address ({@code abstract}, {@code autobind}), {@code waits} if it had to sleep, {@code last} for a close that
     *     ended the socket, {@code in_flight} if descriptors were in flight then
     */
    public record CallPath(String call, Set<SocketType> types, Set<String> with, List<String> functions) {
        public CallPath {
            types = Set.copyOf(types);
            with = Set.copyOf(with);
            functions = List.copyOf(functions);
        }
    }

    public Optional<KernelFunction> function(String name) {
        return functions.stream().filter(function -> function.name.equals(name)).findFirst();
    }

    public Optional<Journey> journey(String id) {
        return journeys.stream().filter(journey -> journey.id.equals(id)).findFirst();
    }

    /** Why there is no such function here, in one sentence for the user. */
    public String notFound(String name) {
        List<String> names = functions.stream().map(KernelFunction::name).toList();
        return name + ": not in the kernel map, expected the name of one of its functions (fdscope map)"
                + Spelling.hint(name, names);
    }

    /** Why there is no such journey here, in one sentence for the user. */
    public String journeyNotFound(String id) {
        List<String> ids = journeys.stream().map(Journey::id).toList();
        return id + ": no journey of the kernel map, expected " + Spelling.oneOf(ids) + Spelling.hint(id, ids);
    }

    /** Ids of the journeys that pass through a function, in the order of the map. */
    public List<String> journeysOf(String function) {
        return journeys.stream()
                .filter(journey -> journey.stops.stream().anyMatch(stop -> stop.functions.contains(function)))
                .map(Journey::id)
                .toList();
    }

    /**
     * The way of a call that succeeds; one that fails leaves it at one of these stops. It is that of the most special
     * entry which fits. Empty if the map does not know the call, or knows it only on sockets.
     *
     * @param type of the AF_UNIX socket that the call is made on; empty for another descriptor (a memfd, a pipe) or none
     * @param with as {@link CallPath} has it; what the map does not know counts nothing
     */
    public List<KernelFunction> functionsOf(String call, Optional<SocketType> type, Set<String> with) {
        return calls.stream()
                .filter(path -> path.call.equals(call))
                .filter(path -> path.types.isEmpty()
                        || type.filter(path.types::contains).isPresent())
                .filter(path -> with.containsAll(path.with))
                .max(Comparator.comparingInt(path -> path.with.size()))
                .stream()
                .flatMap(path -> path.functions.stream())
                .flatMap(name -> function(name).stream())
                .toList();
    }

    /**
     * The way of a call as a lab writes it.
     *
     * @param variant index of the lab's variant
     * @param came what the script cannot tell: {@code SCM_RIGHTS} if a receive met descriptors, {@code waits}, {@code last}
     */
    public List<KernelFunction> functionsOf(Step.Call call, int variant, Optional<SocketType> type, Set<String> came) {
        Set<String> with = new HashSet<>(came);
        with.addAll(Carried.by(call, variant));
        return functionsOf(call.name(), type, with);
    }

    /** @throws ContentError.Found with every fault */
    public static KernelMap parse(String text, String file) throws ContentError.Found {
        return new KernelMapReader(file).read(text);
    }
}
