package fdscope.observe;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * How a structure or union of the running kernel lies in memory, or what the values of an enum are. All text can be
 * printed.
 *
 * @param name its tag, or the name of the typedef that was asked for
 * @param kind of what has the members or values; {@code TYPEDEF} if the name stands for something without any
 * @param size in bytes
 * @param members of a struct or union
 * @param values of an enum
 * @param typedef the declaration of the name, if it is that of a typedef: {@code typedef struct {...} kuid_t}
 * @param module empty for the kernel itself
 */
public record TypeLayout(
        String name,
        TypeKind kind,
        long size,
        List<Member> members,
        List<Value> values,
        Optional<String> typedef,
        Optional<String> module) {
    public TypeLayout {
        members = List.copyOf(members);
        values = List.copyOf(values);
    }

    /** One name of an enum. */
    public record Value(String name, BigInteger number) {}

    /**
     * One member.
     *
     * @param name empty for an anonymous struct or union, and for a bit field without a name
     * @param offset of its first byte from the start of the outermost structure
     * @param bitOffset of a bit field: of its first bit from the start of the outermost structure
     * @param bitSize of a bit field, in bits
     * @param size of its type in bytes; 0 for an array without a length
     * @param type as C writes a type: {@code struct file *[253]}
     * @param declaration as C declares it: {@code struct file *fp[253]}; <code>{...}</code> stands for members
     * @param members of a type that has no tag; those of an array are of its first element
     */
    public record Member(
            Optional<String> name,
            long offset,
            Optional<Long> bitOffset,
            Optional<Integer> bitSize,
            long size,
            String type,
            String declaration,
            List<Member> members) {
        public Member {
            members = List.copyOf(members);
        }

        /** Where it begins, in bits. */
        public long firstBit() {
            return bitOffset.isPresent() ? bitOffset.get() : offset * Byte.SIZE;
        }

        /** Where the next member can begin, in bits. */
        public long endBit() {
            return firstBit() + (bitSize.isPresent() ? bitSize.get() : size * Byte.SIZE);
        }
    }
}
