package fdscope.lesson;

import fdscope.observe.TypeQuestion;

/** What a reader of the map wants to know of the running kernel, or of the files that tell of it. */
public sealed interface KernelQuestion {
    /** The notes of the map, and which functions this kernel has. */
    record OfBook() implements KernelQuestion {}

    /** What the BTF of this kernel says of a function, and of the structures that it is given. */
    record OfPrototype(String function) implements KernelQuestion {}

    /** Where the function stands in a kernel tree, if one is at hand. */
    record OfSource(String function) implements KernelQuestion {}

    /** The names of all structures. */
    record OfTypes() implements KernelQuestion {}

    /** One structure. */
    record OfType(TypeQuestion type) implements KernelQuestion {}

    /** The claims of the article that the course grew out of. */
    record OfErrata() implements KernelQuestion {}

    /** What this machine, kernel and user can do. */
    record OfMachine() implements KernelQuestion {}

    /** All that can be found by its words. */
    record OfIndex() implements KernelQuestion {}
}
