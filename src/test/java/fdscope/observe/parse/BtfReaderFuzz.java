package fdscope.observe.parse;

import static fdscope.FuzzRuns.must;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fdscope.FuzzRuns;
import fdscope.kernel.Printable;
import fdscope.observe.FunctionPrototype;
import fdscope.observe.LayoutText;
import fdscope.observe.NearNames;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayout.Member;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeQuestion;
import fdscope.observe.parse.BtfBlob.Part;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.provider.MethodSource;

class BtfReaderFuzz {
    private static final int HEADER = 24;
    private static final int NAMES = 32;

    @RegisterExtension
    static final FuzzRuns RUNS = new FuzzRuns();

    static Stream<byte[]> seeds() {
        BtfBlob fields = new BtfBlob();
        int integer = fields.number("int", 4);
        fields.struct("boxa", 8, new Part("a", integer, 3, 5), Part.at(32, "b", fields.array(integer, 1)));
        BtfBlob nested = new BtfBlob();
        int inner = nested.union("", 4, Part.at(0, "c", nested.number("char", 1)));
        nested.named(BtfKind.TYPEDEF, "boxb", nested.struct("", 8, Part.at(32, "", inner)));
        BtfBlob calls = new BtfBlob();
        int handler = calls.pointer(calls.prototype(0, "", calls.number("int", 4), "", 0));
        calls.named(BtfKind.FUNC, "boxc", calls.prototype(handler, "handler", handler));
        BtfBlob kinds = new BtfBlob();
        int tagged = kinds.named(BtfKind.TYPE_TAG, "user", kinds.to(BtfKind.CONST, kinds.sized(BtfKind.ENUM, "e", 4)));
        kinds.struct("boxd", 8, Part.at(0, "d", kinds.pointer(tagged)), Part.at(0, "f", kinds.sized(16, "f", 8)));
        BtfBlob values = new BtfBlob();
        values.named(BtfKind.TYPEDEF, "boxe", values.enumeration("boxf", true, "A", -1, "B", 2));
        values.wide("boxg", false, "C", -1);
        return Stream.of(fields, nested, calls, kinds, values)
                .map(BtfBlob::bytes)
                .flatMap(bytes -> Stream.of(bytes, cut(bytes, Integer.BYTES), cut(bytes, 12)));
    }

    /** The types end so many bytes too soon. */
    private static byte[] cut(byte[] bytes, int less) {
        ByteBuffer out = BtfBlob.buffer(bytes.clone());
        return out.putInt(12, out.getInt(12) - less).array();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "60s")
    void whateverComesIsALayoutThatCanBeShownOrOneSentence(byte[] input) {
        RUNS.count();
        check(input);
        if (input.length > HEADER + 1) {
            // The same behind a header that does not lie, so that changes get as far as the types.
            check(headed(input));
        }
    }

    private static void check(byte[] file) {
        BtfReader reader = BtfReader.of(BtfBlob.buffer(file));
        BtfReader longer = BtfReader.of(BtfBlob.buffer(Arrays.copyOf(file, file.length + 9)));
        must(12L * reader.size() <= file.length, "every type takes twelve bytes", reader.size());
        if (reader.fault().isPresent()) {
            sentence(reader.fault().get());
            must(reader.find(TypeQuestion.of("box")).unknown().equals(reader.fault()), "the fault is the answer");
            return;
        }
        BtfReader module = reader.module("m", BtfBlob.buffer(file));
        for (byte[] name : names(file)) {
            TypeQuestion question = new TypeQuestion(Optional.empty(), new String(name, StandardCharsets.UTF_8));
            TypeLayouts found = reader.find(question);
            shown(found);
            TypeLayouts continued = module.find(question);
            shown(continued);
            must(reader.find(question).equals(found), "the same each time", question);
            must(longer.find(question).equals(found), "what is behind the sections does not count", question);
            TypeLayouts functions = reader.functions(Set.of(question.name()));
            must(
                    found.unknown().isPresent()
                            || functions.unknown().isPresent()
                            || functions.functions().equals(found.functions()),
                    "one look at many names finds what one at each finds",
                    question);
            NearNames near = new NearNames(name);
            reader.offer(near);
            boolean exact = near.nearest().stream().anyMatch(known -> Arrays.equals(known, name));
            boolean text = Arrays.equals(question.name().getBytes(StandardCharsets.UTF_8), name);
            must(!text || exact || found.isEmpty(), "what is there is offered", question);
            must(!text || !exact || isThere(found), "what is offered is there", question);
        }
    }

    /** What may be the name of a type: from every place to the next NUL. */
    private static List<byte[]> names(byte[] file) {
        ByteBuffer in = BtfBlob.buffer(file);
        int from = in.getInt(4) + in.getInt(16);
        int end = from + in.getInt(20);
        List<byte[]> names = new ArrayList<>();
        for (int at = from; at < end && names.size() < NAMES; at++) {
            int to = at;
            while (to < end && file[to] != 0) {
                to++;
            }
            if (to > at) {
                names.add(Arrays.copyOfRange(file, at, to));
            }
        }
        return names;
    }

    private static boolean isThere(TypeLayouts found) {
        return !found.isEmpty() || found.unknown().isPresent();
    }

    private static void shown(TypeLayouts found) {
        found.unknown().ifPresent(BtfReaderFuzz::sentence);
        must(found.unknown().isEmpty() || found.isEmpty(), "an answer or a fault", found);
        for (TypeLayout layout : found.types()) {
            LayoutText.of(layout).forEach(BtfReaderFuzz::line);
            members(layout.members(), 0);
        }
        for (FunctionPrototype function : found.functions()) {
            LayoutText.of(function).forEach(BtfReaderFuzz::line);
            must(function.declaration().contains(function.name()), "the prototype names the function", function);
        }
    }

    private static void members(List<Member> members, long start) {
        for (Member member : members) {
            must(member.offset() >= start && member.size() >= 0, "within its outer one", member);
            must(member.bitOffset().isPresent() == member.bitSize().isPresent(), "a bit field or none", member);
            must(
                    member.bitOffset().isEmpty() || member.bitOffset().get() / Byte.SIZE == member.offset(),
                    "bits and bytes agree",
                    member);
            must(member.endBit() >= member.firstBit(), "ends behind its beginning", member);
            must(member.declaration().contains(member.name().orElse("")), "declares its name", member);
            members(member.members(), member.offset());
        }
    }

    private static void sentence(String words) {
        must(!words.isEmpty() && words.length() < 300, "one sentence", words);
        line(words);
    }

    private static void line(String text) {
        must(!text.contains("\n") && Printable.line(text).equals(text), "can be printed", text);
    }

    private static byte[] headed(byte[] input) {
        byte[] file = input.clone();
        ByteBuffer out = BtfBlob.buffer(file);
        int types = Math.floorMod(out.getInt(12), file.length - HEADER) & ~3;
        out.putShort(0, (short) 0xeb9f).put(2, (byte) 1).putInt(4, HEADER).putInt(8, 0);
        out.putInt(12, types).putInt(16, types).putInt(20, file.length - HEADER - types);
        file[HEADER + types] = 0;
        file[file.length - 1] = 0;
        return file;
    }
}
