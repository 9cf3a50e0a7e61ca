package fdscope.observe;

import fdscope.observe.TypeLayout.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layout as lines to read: offset, size and declaration of each member, and in words what lies between them. Bytes and
 * bits that no member takes are holes; at the end they are padding. Of an enum the values.
 */
public final class LayoutText {
    /** Of every processor this program knows, or nearly so. */
    private static final long LINE = 64;

    private static final String OPEN = "{...}";
    private static final String INDENT = "    ";
    private static final int OFFSET_COLUMNS = 8;
    private static final int SIZE_COLUMNS = 7;
    private static final int VALUE_COLUMNS = 8;

    private final List<String> lines = new ArrayList<>();
    private long cacheline;
    private boolean fields;

    private LayoutText() {}

    public static List<String> of(TypeLayout layout) {
        return new LayoutText().write(layout);
    }

    public static List<String> of(FunctionPrototype function) {
        return List.of(function.declaration() + ";" + from(function.module()));
    }

    private List<String> write(TypeLayout layout) {
        if (layout.typedef().isPresent()) {
            lines.add(layout.typedef().get() + ";" + from(layout.module()));
        }
        if (layout.kind() == TypeKind.TYPEDEF) {
            lines.add(counted(layout.size(), "byte"));
            return lines;
        }
        if (layout.kind() == TypeKind.ENUM) {
            return values(layout);
        }
        int heading = lines.size();
        members(layout.members(), "", 0, layout.kind() == TypeKind.STRUCT, true);
        long end = 0;
        for (Member member : layout.members()) {
            end = Math.max(end, member.endBit());
        }
        if (layout.size() * Byte.SIZE > end) {
            say("padding: " + room(layout.size() * Byte.SIZE - end));
        }
        lines.add(
                heading,
                title(layout) + ": " + counted(layout.size(), "byte") + ", "
                        + counted(layout.members().size(), "member") + ", "
                        + counted((layout.size() + LINE - 1) / LINE, "cacheline") + " of 64 bytes"
                        + (layout.typedef().isPresent() ? "" : from(layout.module())));
        if (!layout.members().isEmpty()) {
            lines.add(heading + 1, row("offset", "size", ""));
        }
        if (fields) {
            lines.add("Bit fields: 64:1 is bit 1 of byte 64, 3b are 3 bits.");
        }
        return lines;
    }

    private static String title(TypeLayout layout) {
        return layout.kind().word() + (layout.typedef().isPresent() ? "" : " " + layout.name());
    }

    private List<String> values(TypeLayout layout) {
        lines.add(title(layout) + ": " + counted(layout.size(), "byte") + ", "
                + counted(layout.values().size(), "value")
                + (layout.typedef().isPresent() ? "" : from(layout.module())));
        int widest = VALUE_COLUMNS;
        for (TypeLayout.Value value : layout.values()) {
            widest = Math.max(widest, value.number().toString().length());
        }
        for (TypeLayout.Value value : layout.values()) {
            String number = value.number().toString();
            lines.add(" ".repeat(widest - number.length()) + number + "  " + value.name());
        }
        return lines;
    }

    /** @param holes of a struct; in a union all members begin at its start */
    private void members(List<Member> members, String indent, long start, boolean holes, boolean lineEnds) {
        long end = start;
        for (Member member : members) {
            long begin = member.firstBit();
            if (holes && begin > end) {
                say(indent + "hole: " + room(begin - end));
            }
            if (lineEnds && begin / Byte.SIZE / LINE > cacheline) {
                cacheline = begin / Byte.SIZE / LINE;
                say(indent + "cacheline " + cacheline + (begin / Byte.SIZE % LINE == 0 ? " begins at " : " began at ")
                        + cacheline * LINE);
            }
            member(member, indent, lineEnds);
            end = holes ? Math.max(end, member.endBit()) : end;
        }
    }

    private void member(Member member, String indent, boolean lineEnds) {
        String text = member.declaration();
        int open = member.members().isEmpty() ? -1 : text.indexOf(OPEN);
        String head = open < 0 ? text + ";" : text.substring(0, open) + "{";
        lines.add(row(offset(member), size(member), indent + head));
        if (open < 0) {
            return;
        }
        boolean struct = isStruct(text.substring(0, open));
        members(member.members(), indent + INDENT, member.firstBit(), struct, lineEnds && struct);
        lines.add(row("", "", indent + "}" + text.substring(open + OPEN.length()) + ";"));
    }

    /** Whether words that end in the keyword end in this one. */
    private static boolean isStruct(String words) {
        return words.stripTrailing().endsWith(TypeKind.STRUCT.word());
    }

    private String offset(Member member) {
        if (member.bitOffset().isEmpty()) {
            return Long.toString(member.offset());
        }
        fields = true;
        return member.offset() + ":" + member.bitOffset().get() % Byte.SIZE;
    }

    private static String size(Member member) {
        return member.bitSize().isPresent() ? member.bitSize().get() + "b" : Long.toString(member.size());
    }

    private void say(String words) {
        String bare = words.stripLeading();
        lines.add(row("", "", words.substring(0, words.length() - bare.length()) + "-- " + bare + " --"));
    }

    private static String row(String offset, String size, String text) {
        return " ".repeat(Math.max(0, OFFSET_COLUMNS - offset.length()))
                + offset
                + " ".repeat(Math.max(1, SIZE_COLUMNS - size.length()))
                + size
                + (text.isEmpty() ? "" : "  " + text);
    }

    private static String room(long bits) {
        long bytes = bits / Byte.SIZE;
        long rest = bits % Byte.SIZE;
        return bytes == 0
                ? counted(rest, "bit")
                : rest == 0 ? counted(bytes, "byte") : counted(bytes, "byte") + " and " + counted(rest, "bit");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String from(Optional<String> module) {
        return module.isPresent() ? " (module " + module.get() + ")" : "";
    }
}
