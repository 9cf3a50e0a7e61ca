package fdscope.observe.parse;

import fdscope.kernel.Printable;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.NearNames;
import fdscope.observe.TypeKind;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeNames.TypeName;
import fdscope.observe.TypeQuestion;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types of a kernel or of a module, as BTF tells them (Documentation/bpf/btf.rst). Lazy: of 100,000 types only the
 * places are known, and what is asked for is made. Immutable. BTF that is cut off, of another byte order or hostile gives a
 * reason, and neither a hang nor a heap of objects.
 */
public final class BtfReader {
    private static final String DECLARED = "is declared there, and what is in it is not told";

    private final Optional<BtfTypes> types;
    private final Optional<BtfStrings> strings;
    private final Optional<String> module;
    private final Optional<String> fault;

    private BtfReader(
            Optional<BtfTypes> types, Optional<BtfStrings> strings, Optional<String> module, Optional<String> fault) {
        this.types = types;
        this.strings = strings;
        this.module = module;
        this.fault = fault;
    }

    /** BTF that stands for itself, as that of vmlinux. The buffer is in the machine's byte order, and is copied. */
    public static BtfReader of(ByteBuffer file) {
        return read(file, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** BTF of a module, which continues this one: ids and offsets count on. */
    public BtfReader module(String name, ByteBuffer file) {
        return fault.isPresent() ? this : read(file, types, strings, Optional.of(Printable.of(name)));
    }

    private static BtfReader read(
            ByteBuffer file, Optional<BtfTypes> types, Optional<BtfStrings> strings, Optional<String> module) {
        try {
            BtfHeader header = BtfHeader.read(file);
            return new BtfReader(
                    Optional.of(BtfTypes.read(file, header, types)),
                    Optional.of(BtfStrings.read(file, header, strings)),
                    module,
                    Optional.empty());
        } catch (BadBtf e) {
            return new BtfReader(Optional.empty(), Optional.empty(), module, Optional.of(e.getMessage()));
        }
    }

    /** Why nothing can be read from it, in one sentence without the name of the file. */
    public Optional<String> fault() {
        return fault;
    }

    /** How many types this file has; those of the kernel do not count for a module. */
    public int size() {
        return types.isPresent() ? types.get().end() - types.get().first() : 0;
    }

    /** All that bears a name in this file; a module does not look into the kernel's. */
    public TypeLayouts find(TypeQuestion question) {
        if (fault.isPresent()) {
            return TypeLayouts.unknown(fault.get());
        }
        try {
            return new Finding(types.orElseThrow(), strings.orElseThrow()).answer(question);
        } catch (BadBtf e) {
            return TypeLayouts.unknown(e.getMessage());
        }
    }

    /** Prototypes of those of the functions that this file has, all in one look. */
    public TypeLayouts functions(Set<String> names) {
        if (fault.isPresent()) {
            return TypeLayouts.unknown(fault.get());
        }
        try {
            return new Finding(types.orElseThrow(), strings.orElseThrow()).functions(names);
        } catch (BadBtf e) {
            return TypeLayouts.unknown(e.getMessage());
        }
    }

    /** Shows all names of types and functions in this file to somebody who looks for near ones. */
    public void offer(NearNames names) {
        if (fault.isPresent()) {
            return;
        }
        BtfTypes all = types.orElseThrow();
        try {
            for (int id = all.first(); id < all.end(); id++) {
                if (isNamed(all, id)) {
                    strings.orElseThrow().offer(all.name(id), names);
                }
            }
        } catch (BadBtf e) {
            throw new IllegalStateException("ids between first and end are there", e);
        }
    }

    /** The structures and unions that bear a name, in the order of the file; one without a tag bears that of its typedef. */
    public List<TypeName> names() {
        if (fault.isPresent()) {
            return List.of();
        }
        BtfTypes all = types.orElseThrow();
        BtfLayouts layouts = new BtfLayouts(all, strings.orElseThrow(), module);
        List<TypeName> names = new ArrayList<>();
        for (int id = all.first(); id < all.end(); id++) {
            try {
                layouts.named(id).ifPresent(names::add);
            } catch (BadBtf e) {
                // One that cannot be told is left out; who asks for it by its name is told why.
                continue;
            }
        }
        return names;
    }

    /** What is asked for by its name; of enums those with values. */
    private static boolean isNamed(BtfTypes all, int id) throws BadBtf {
        return switch (all.kind(id)) {
            case BtfKind.STRUCT, BtfKind.UNION, BtfKind.TYPEDEF, BtfKind.FUNC -> true;
            case BtfKind.ENUM, BtfKind.ENUM64 -> all.count(id) > 0;
            default -> false;
        };
    }

    /** One search: which ids bear the name, and what they are. */
    private final class Finding {
        private final BtfTypes types;
        private final BtfStrings strings;
        private final BtfLayouts layouts;
        private final List<TypeLayout> found = new ArrayList<>();
        private final List<FunctionPrototype> functions = new ArrayList<>();
        private final Set<Integer> composites = new HashSet<>();
        private Optional<String> remark = Optional.empty();

        Finding(BtfTypes types, BtfStrings strings) {
            this.types = types;
            this.strings = strings;
            this.layouts = new BtfLayouts(types, strings, module);
        }

        TypeLayouts answer(TypeQuestion question) throws BadBtf {
            byte[] name = question.name().getBytes(StandardCharsets.UTF_8);
            List<Integer> typedefs = new ArrayList<>();
            int end = name.length == 0 ? 0 : types.end();
            for (int id = types.first(); id < end; id++) {
                if (!strings.is(types.name(id), name)) {
                    continue;
                }
                switch (types.kind(id)) {
                    case BtfKind.STRUCT -> composite(id, wanted(question, TypeKind.STRUCT));
                    case BtfKind.UNION -> composite(id, wanted(question, TypeKind.UNION));
                    case BtfKind.TYPEDEF -> {
                        if (wanted(question, TypeKind.TYPEDEF)) {
                            typedefs.add(id);
                        }
                    }
                    case BtfKind.FUNC -> function(id, question.kind().isEmpty());
                    case BtfKind.FWD -> remark = Optional.of(DECLARED);
                    case BtfKind.ENUM, BtfKind.ENUM64 -> enumeration(id, wanted(question, TypeKind.ENUM));
                    default -> {}
                }
            }
            for (int id : typedefs) {
                typedef(id);
            }
            boolean nothing = found.isEmpty() && functions.isEmpty();
            return new TypeLayouts(found, functions, List.of(), nothing ? remark : Optional.empty(), Optional.empty());
        }

        TypeLayouts functions(Set<String> names) throws BadBtf {
            Map<Integer, List<byte[]>> wanted = new HashMap<>();
            for (String name : names) {
                byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
                wanted.computeIfAbsent(bytes.length, length -> new ArrayList<>())
                        .add(bytes);
            }
            for (int id = types.first(); id < types.end(); id++) {
                if (types.kind(id) == BtfKind.FUNC && isOneOf(types.name(id), wanted)) {
                    functions.add(layouts.function(id));
                }
            }
            return new TypeLayouts(List.of(), functions, List.of(), Optional.empty(), Optional.empty());
        }

        private boolean isOneOf(int name, Map<Integer, List<byte[]>> wanted) {
            for (byte[] one : wanted.getOrDefault(strings.size(name), List.of())) {
                if (strings.is(name, one)) {
                    return true;
                }
            }
            return false;
        }

        private boolean wanted(TypeQuestion question, TypeKind kind) {
            if (question.kind().isPresent() && question.kind().get() != kind) {
                remark = Optional.of("is " + (kind == TypeKind.ENUM ? "an " : "a ") + kind.word());
                return false;
            }
            return true;
        }

        private void composite(int id, boolean wanted) throws BadBtf {
            if (wanted) {
                composites.add(id);
                found.add(layouts.composite(id));
            }
        }

        /** One that has no values is only declared. */
        private void enumeration(int id, boolean wanted) throws BadBtf {
            if (!wanted) {
                return;
            }
            if (types.count(id) == 0) {
                remark = Optional.of(DECLARED);
                return;
            }
            composites.add(id);
            found.add(layouts.enumeration(id));
        }

        private void function(int id, boolean wanted) throws BadBtf {
            if (wanted) {
                functions.add(layouts.function(id));
            } else {
                remark = Optional.of("is a function");
            }
        }

        /** Of {@code typedef struct x x} there is nothing to say that the struct has not said. */
        private void typedef(int id) throws BadBtf {
            if (!composites.contains(layouts.resolved(id))) {
                found.add(layouts.typedef(id));
            }
        }
    }
}
