package fdscope.observe.parse;

import fdscope.observe.FunctionPrototype;
import fdscope.observe.TypeKind;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayout.Member;
import fdscope.observe.TypeNames.TypeName;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the values that people see from types of BTF; one object for one answer. */
final class BtfLayouts {
    /** BTF does not tell; every machine this program knows has pointers of 64 bits. */
    private static final long POINTER = 8;
    /** What a member costs beside its text. */
    private static final int MEMBER = 64;

    private final BtfTypes types;
    private final BtfStrings strings;
    private final BtfDeclarations declarations;
    private final Optional<String> module;

    BtfLayouts(BtfTypes types, BtfStrings strings, Optional<String> module) {
        this.types = types;
        this.strings = strings;
        this.module = module;
        this.declarations = new BtfDeclarations(types, strings);
    }

    /** Of a struct or union. */
    TypeLayout composite(int id) throws BadBtf {
        declarations.spend(MEMBER);
        String name = strings.text(types.name(id));
        return new TypeLayout(name, kind(id), types.size(id), members(id, 0, 0), List.of(), Optional.empty(), module);
    }

    /** Of an enum with values. */
    TypeLayout enumeration(int id) throws BadBtf {
        declarations.spend(MEMBER);
        String name = strings.text(types.name(id));
        return new TypeLayout(name, TypeKind.ENUM, types.size(id), List.of(), values(id), Optional.empty(), module);
    }

    /** Of a typedef: the layout of what it stands for, under its own name. */
    TypeLayout typedef(int id) throws BadBtf {
        declarations.spend(MEMBER);
        String name = strings.text(types.name(id));
        int target = resolved(id);
        String text = "typedef " + declarations.declaration(types.type(id), name);
        boolean composite = isComposite(target);
        boolean values = isEnum(target) && types.count(target) > 0;
        return new TypeLayout(
                name,
                composite ? kind(target) : values ? TypeKind.ENUM : TypeKind.TYPEDEF,
                size(id),
                composite ? members(target, 0, 0) : List.of(),
                values ? values(target) : List.of(),
                Optional.of(text),
                module);
    }

    /** A struct or union by its tag, or, if it has none, by the name of the typedef; empty for all else. */
    Optional<TypeName> named(int id) throws BadBtf {
        if (types.kind(id) != BtfKind.TYPEDEF) {
            return isComposite(id) && !strings.isEmpty(types.name(id))
                    ? Optional.of(name(kind(id), id, id))
                    : Optional.empty();
        }
        int target = resolved(id);
        return isComposite(target) && strings.isEmpty(types.name(target))
                ? Optional.of(name(TypeKind.TYPEDEF, id, target))
                : Optional.empty();
    }

    private TypeName name(TypeKind kind, int id, int composite) throws BadBtf {
        return new TypeName(kind, strings.text(types.name(id)), types.size(composite), types.count(composite), module);
    }

    FunctionPrototype function(int id) throws BadBtf {
        declarations.spend(MEMBER);
        String name = strings.text(types.name(id));
        int prototype = types.type(id);
        if (prototype == 0 || types.kind(prototype) != BtfKind.FUNC_PROTO) {
            throw new BadBtf("the function " + name + " of this BTF has no prototype");
        }
        List<BtfDeclarations.Parameter> told = declarations.parameters(prototype);
        List<FunctionPrototype.Parameter> parameters = new ArrayList<>();
        for (BtfDeclarations.Parameter parameter : told) {
            Optional<String> own = parameter.name().isEmpty() ? Optional.empty() : Optional.of(parameter.name());
            parameters.add(new FunctionPrototype.Parameter(own, parameter.type()));
        }
        int returned = types.type(prototype);
        String text = declarations.declaration(returned, name + "(" + declarations.written(told) + ")");
        return new FunctionPrototype(name, declarations.type(returned), parameters, text, module);
    }

    /** What a typedef comes to in the end, whatever stands between; 0 for void. */
    int resolved(int id) throws BadBtf {
        int at = id;
        for (int step = 0; step <= BtfDeclarations.DEEPEST; step++) {
            if (at == 0) {
                return 0;
            }
            switch (types.kind(at)) {
                case BtfKind.TYPEDEF, BtfKind.CONST, BtfKind.VOLATILE, BtfKind.RESTRICT, BtfKind.TYPE_TAG ->
                    at = types.type(at);
                default -> {
                    return at;
                }
            }
        }
        throw BtfDeclarations.tooDeep(id);
    }

    private List<Member> members(int id, long baseBits, int depth) throws BadBtf {
        if (depth > BtfDeclarations.DEEPEST) {
            throw BtfDeclarations.tooDeep(id);
        }
        int count = types.count(id);
        boolean fields = types.flag(id);
        List<Member> members = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            declarations.spend(MEMBER);
            int type = types.more(id, 3 * i + 1);
            int place = types.more(id, 3 * i + 2);
            long bits = fields ? place & 0xffffff : Integer.toUnsignedLong(place);
            int width = fields ? place >>> 24 : 0;
            int old = fields ? 0 : oldField(type, bits);
            // Before bit fields had a flag, the width of one stood in its own INT, with a shift.
            int encoding = old == 0 ? 0 : types.more(old, 0);
            members.add(member(
                    types.more(id, 3 * i),
                    type,
                    baseBits + bits + (encoding >>> 16 & 0xff),
                    old == 0 ? width : encoding & 0xff,
                    depth));
        }
        return members;
    }

    /** @param width in bits of a bit field, else 0 */
    private Member member(int nameAt, int type, long bits, int width, int depth) throws BadBtf {
        String name = strings.isEmpty(nameAt) ? "" : strings.text(nameAt);
        String typeText = declarations.type(type);
        String text = name.isEmpty() ? typeText : declarations.declaration(type, name);
        declarations.spend(text.length() + typeText.length());
        int own = width == 0 ? untagged(type) : 0;
        return new Member(
                name.isEmpty() ? Optional.empty() : Optional.of(name),
                bits / Byte.SIZE,
                width == 0 ? Optional.empty() : Optional.of(bits),
                width == 0 ? Optional.empty() : Optional.of(width),
                size(type),
                typeText,
                width == 0 ? text : text + ":" + width,
                own == 0 ? List.of() : members(own, bits, depth + 1));
    }

    /** The INT of a bit field without the flag; 0 if it is none. */
    private int oldField(int type, long bits) throws BadBtf {
        int target = resolved(type);
        if (target == 0 || types.kind(target) != BtfKind.INT) {
            return 0;
        }
        int encoding = types.more(target, 0);
        int width = encoding & 0xff;
        boolean whole = width == Byte.SIZE * types.size(target) && (encoding >>> 16 & 0xff) == 0;
        return width == 0 || whole && bits % Byte.SIZE == 0 ? 0 : target;
    }

    /** The struct or union without a tag of which a member, or an array, is; 0 if there is none. */
    private int untagged(int type) throws BadBtf {
        int at = type;
        for (int step = 0; step <= BtfDeclarations.DEEPEST && at != 0; step++) {
            switch (types.kind(at)) {
                case BtfKind.CONST, BtfKind.VOLATILE, BtfKind.RESTRICT, BtfKind.TYPE_TAG -> at = types.type(at);
                case BtfKind.ARRAY -> at = types.more(at, 0);
                default -> {
                    return isComposite(at) && strings.isEmpty(types.name(at)) ? at : 0;
                }
            }
        }
        return 0;
    }

    private long size(int id) throws BadBtf {
        long times = 1;
        int at = id;
        for (int step = 0; step <= BtfDeclarations.DEEPEST; step++) {
            int target = resolved(at);
            int kind = target == 0 ? 0 : types.kind(target);
            if (kind == BtfKind.ARRAY) {
                times = product(times, Integer.toUnsignedLong(types.more(target, 2)), id);
                at = types.more(target, 0);
                continue;
            }
            return switch (kind) {
                case BtfKind.PTR -> product(times, POINTER, id);
                case BtfKind.INT, BtfKind.STRUCT, BtfKind.UNION, BtfKind.ENUM, BtfKind.ENUM64, BtfKind.FLOAT ->
                    product(times, types.size(target), id);
                default -> 0;
            };
        }
        throw BtfDeclarations.tooDeep(id);
    }

    /** Sizes are of memory, and all memory can be counted in bits. */
    private static long product(long a, long b, int id) throws BadBtf {
        long product = a * b;
        if (a != 0 && product / a != b || product > Long.MAX_VALUE >> 8) {
            throw new BadBtf("type " + id + " of this BTF is larger than all memory");
        }
        return product;
    }

    /** Signed or not as the type says; of an ENUM64 the low word stands first. */
    private List<TypeLayout.Value> values(int id) throws BadBtf {
        int count = types.count(id);
        boolean signed = types.flag(id);
        boolean wide = types.kind(id) == BtfKind.ENUM64;
        List<TypeLayout.Value> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = (wide ? 3 : 2) * i;
            String name = strings.text(types.more(id, at));
            declarations.spend(MEMBER + name.length());
            int low = types.more(id, at + 1);
            int high = wide ? types.more(id, at + 2) : signed ? low >> 31 : 0;
            long number = (long) high << 32 | Integer.toUnsignedLong(low);
            values.add(new TypeLayout.Value(
                    name, signed ? BigInteger.valueOf(number) : new BigInteger(Long.toUnsignedString(number))));
        }
        return values;
    }

    private boolean isEnum(int id) throws BadBtf {
        return id != 0 && (types.kind(id) == BtfKind.ENUM || types.kind(id) == BtfKind.ENUM64);
    }

    private boolean isComposite(int id) throws BadBtf {
        return id != 0 && (types.kind(id) == BtfKind.STRUCT || types.kind(id) == BtfKind.UNION);
    }

    private TypeKind kind(int id) throws BadBtf {
        return types.kind(id) == BtfKind.STRUCT ? TypeKind.STRUCT : TypeKind.UNION;
    }
}
