package fdscope.cli;

import fdscope.lesson.ContentError;
import fdscope.lesson.Course;
import fdscope.lesson.Errata;
import fdscope.lesson.KernelAnswer;
import fdscope.lesson.KernelBook;
import fdscope.lesson.KernelDesk;
import fdscope.lesson.KernelMap;
import fdscope.lesson.KernelMap.KernelFunction;
import fdscope.lesson.KernelNotes;
import fdscope.lesson.KernelPlaces;
import fdscope.lesson.KernelPresence;
import fdscope.lesson.KernelQuestion;
import fdscope.lesson.store.ReferenceFiles;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.KernelSymbols;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeQuestion;
import fdscope.observe.source.Beside;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Answers what is asked of the map, from files, /proc/kallsyms, BTF and a kernel tree. */
final class MapDesk implements KernelDesk {
    private final CourseChoice choice;
    private final Surroundings at;
    private final SourceChoice source;

    MapDesk(CourseChoice choice, Surroundings at, SourceChoice source) {
        this.choice = choice;
        this.at = at;
        this.source = source;
    }

    /**
     * What the kernel's types say of some functions: begun before the course is read, which takes as long.
     *
     * @param names none: nothing is read
     */
    record Types(Set<String> names, Beside<Optional<TypeLayouts>> reading) {
        static Types begin(Surroundings at, Set<String> names) {
            return new Types(names, Beside.start("types", () -> read(at, names)));
        }

        private static Optional<TypeLayouts> read(Surroundings at, Set<String> names) {
            return names.isEmpty() ? Optional.empty() : Optional.of(at.powers().prototypes(names));
        }
    }

    /**
     * Reads everything; sock_diag is asked once if a module is missing, which loads it where it is one.
     *
     * @param wanted functions whose definitions are to be looked for in the tree
     */
    KernelBook read(List<String> wanted, Types types) throws WrongUse {
        Course course = choice.course();
        KernelMap map = course.map();
        Set<String> names = map.functions().stream().map(KernelFunction::name).collect(Collectors.toSet());
        Beside<KernelSymbols> symbols =
                Beside.start("symbols", () -> at.powers().symbols(names));
        KernelNotes notes;
        try {
            notes = new ReferenceFiles(choice.folder(), at.builtInLessons(), course).notes();
        } catch (ContentError.Found e) {
            throw new WrongUse(e.getMessage());
        }
        KernelPlaces places = new KernelPlaces(course);
        KernelPresence presence = new KernelPresence(map, notes, symbols.result());
        Optional<TypeLayouts> known = types.reading().result();
        if (!presence.absentModules().isEmpty()) {
            at.powers().askSockDiag();
            known = Types.read(at, types.names());
            presence = new KernelPresence(map, notes, at.powers().symbols(names));
        }
        return new KernelBook(
                course, map, notes, presence, places, known, Kernel.here().release(), source.look(map, wanted));
    }

    /** Of the built-in course, whichever is open. */
    Errata errata() throws WrongUse {
        Path builtIn = at.builtInLessons();
        try {
            return ReferenceFiles.errata(
                    builtIn,
                    choice.isBuiltIn()
                            ? choice.course()
                            : CourseChoice.of(at, Optional.empty()).course());
        } catch (ContentError.Found e) {
            throw new WrongUse(e.getMessage());
        }
    }

    /** What the kernel's own type information says of a function. */
    TypeLayouts prototype(String function) {
        return at.powers().layouts(new TypeQuestion(Optional.empty(), function));
    }

    @Override
    public KernelAnswer answer(KernelQuestion question) {
        try {
            if (question instanceof KernelQuestion.OfPrototype asked) {
                TypeLayouts function = prototype(asked.function());
                return new KernelAnswer.Prototype(function, structures(function));
            }
            if (question instanceof KernelQuestion.OfSource asked) {
                return new KernelAnswer.Source(source.look(choice.course().map(), List.of(asked.function())));
            }
            if (question instanceof KernelQuestion.OfTypes) {
                return new KernelAnswer.Types(at.powers().typeNames());
            }
            if (question instanceof KernelQuestion.OfType asked) {
                return new KernelAnswer.Type(at.powers().layouts(asked.type()));
            }
            if (question instanceof KernelQuestion.OfMachine) {
                return new KernelAnswer.Machine(new Examination(at, choice.course()).findings());
            }
            if (question instanceof KernelQuestion.OfErrata) {
                return new KernelAnswer.Claims(errata());
            }
            return new KernelAnswer.Book(read(List.of(), Types.begin(at, Set.of())));
        } catch (WrongUse e) {
            return new KernelAnswer.Failed(e.getMessage());
        }
    }

    private List<TypeLayout> structures(TypeLayouts function) {
        List<TypeLayout> found = new ArrayList<>();
        function.functions().stream()
                .map(FunctionPrototype::pointedTo)
                .findFirst()
                .orElse(List.of())
                .forEach(type -> found.addAll(at.powers().layouts(type).types()));
        return found;
    }
}
