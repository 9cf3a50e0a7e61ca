package fdscope.lesson;

import fdscope.observe.Finding;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeNames;
import java.util.List;
import java.util.Optional;

/** What came of a {@link KernelQuestion}. */
public sealed interface KernelAnswer {
    record Book(KernelBook book) implements KernelAnswer {}

    /**
     * @param structures that its parameters point to, in their order
     */
    record Prototype(TypeLayouts function, List<TypeLayout> structures) implements KernelAnswer {
        public Prototype {
            structures = List.copyOf(structures);
        }
    }

    /** @param tree empty where no source is at hand */
    record Source(Optional<KernelBook.Tree> tree) implements KernelAnswer {}

    record Types(TypeNames names) implements KernelAnswer {}

    record Type(TypeLayouts layouts) implements KernelAnswer {}

    record Claims(Errata errata) implements KernelAnswer {}

    record Machine(List<Finding> findings) implements KernelAnswer {
        public Machine {
            findings = List.copyOf(findings);
        }
    }

    record Index(SearchIndex index) implements KernelAnswer {}

    /** @param sentence for people */
    record Failed(String sentence) implements KernelAnswer {}
}
