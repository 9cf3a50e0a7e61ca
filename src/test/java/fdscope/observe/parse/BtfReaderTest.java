package fdscope.observe.parse;

import static fdscope.observe.parse.BtfBlob.Part.at;
import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.FunctionPrototype;
import fdscope.observe.FunctionPrototype.Parameter;
import fdscope.observe.LayoutText;
import fdscope.observe.NearNames;
import fdscope.observe.TypeKind;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayout.Member;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeNames.TypeName;
import fdscope.observe.TypeQuestion;
import fdscope.observe.parse.BtfBlob.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BtfReaderTest {
    private final BtfBlob blob = new BtfBlob();
    private final int integer = blob.number("int", 4);
    private final int character = blob.number("char", 1);

    @Test
    void aStructureHasItsMembersWithHolesPaddingAndCachelines() {
        int pointer = blob.pointer(character);
        blob.struct(
                "door",
                136,
                at(0, "name", pointer),
                at(64, "mode", character),
                at(96, "count", integer),
                at(128, "text", blob.array(character, 50)),
                at(576, "next", pointer),
                at(1024, "last", character));

        assertThat(text("door")).isEqualTo("""
                        struct door: 136 bytes, 6 members, 3 cachelines of 64 bytes
                          offset   size
                               0      8  char *name;
                               8      1  char mode;
                                         -- hole: 3 bytes --
                              12      4  int count;
                              16     50  char text[50];
                                         -- hole: 6 bytes --
                                         -- cacheline 1 began at 64 --
                              72      8  char *next;
                                         -- hole: 48 bytes --
                                         -- cacheline 2 begins at 128 --
                             128      1  char last;
                                         -- padding: 7 bytes --
                        """);
    }

    @Test
    void bitFieldsAreTheSameWithTheFlagAndAsTheyWereBefore() {
        blob.struct(
                "flagged",
                8,
                new Part("a", character, 0, 3),
                new Part("b", character, 3, 5),
                new Part("", integer, 8, 2),
                new Part("c", integer, 10, 20),
                at(32, "whole", integer));
        String expected = """
                struct %s: 8 bytes, 5 members, 1 cacheline of 64 bytes
                  offset   size
                     0:0     3b  char a:3;
                     0:3     5b  char b:5;
                     1:0     2b  int:2;
                     1:2    20b  int c:20;
                                 -- hole: 2 bits --
                       4      4  int whole;
                Bit fields: 64:1 is bit 1 of byte 64, 3b are 3 bits.
                """;
        assertThat(text("flagged")).isEqualTo(expected.formatted("flagged"));

        blob.struct(
                "old",
                8,
                at(0, "a", blob.number("char", 1, 0, 3)),
                at(0, "b", blob.number("char", 1, 3, 5)),
                at(8, "", blob.number("int", 4, 0, 2)),
                at(8, "c", blob.named(BtfKind.TYPEDEF, "int", blob.number("int", 4, 2, 20))),
                at(32, "whole", integer));
        assertThat(text("old")).isEqualTo(expected.formatted("old"));
    }

    @Test
    void typesWithoutATagHaveTheirMembersWithinAndOffsetsCountFromTheOutermost() {
        int flags = blob.struct("", 1, new Part("on", character, 1, 1));
        int pair = blob.struct("", 8, at(0, "left", character), at(32, "right", integer));
        int either = blob.union("", 8, at(0, "", pair), at(0, "whole", integer), at(0, "", flags));
        blob.struct("box", 28, at(32, "", blob.to(BtfKind.CONST, either)), at(96, "pairs", blob.array(pair, 2)));

        assertThat(text("box")).isEqualTo("""
                        struct box: 28 bytes, 2 members, 1 cacheline of 64 bytes
                          offset   size
                                         -- hole: 4 bytes --
                               4      8  const union {
                               4      8      struct {
                               4      1          char left;
                                                 -- hole: 3 bytes --
                               8      4          int right;
                                             };
                               4      4      int whole;
                               4      1      struct {
                                                 -- hole: 1 bit --
                             4:1     1b          char on:1;
                                             };
                                         };
                              12     16  struct {
                              12      1      char left;
                                             -- hole: 3 bytes --
                              16      4      int right;
                                         } pairs[2];
                        Bit fields: 64:1 is bit 1 of byte 64, 3b are 3 bits.
                        """);
        TypeLayout box = find("box").types().get(0);
        Member flag = box.members().get(0).members().get(2).members().get(0);
        assertThat(flag)
                .isEqualTo(new Member(
                        Optional.of("on"), 4, Optional.of(33L), Optional.of(1), 1, "char", "char on:1", List.of()));
        assertThat(box.members().get(1).type()).isEqualTo("struct {...}[2]");
    }

    @Test
    void everyKindIsWrittenAsCWritesIt() {
        int constant = blob.to(BtfKind.CONST, character);
        int returner = blob.prototype(blob.pointer(integer), "", blob.pointer(constant), "", 0);
        int nested = blob.prototype(blob.pointer(blob.prototype(0, "", integer)));
        int tagged = blob.named(BtfKind.TYPE_TAG, "user", character);
        List<Part> parts = new ArrayList<>();
        for (int type : new int[] {
            blob.array(blob.array(integer, 3), 2),
            blob.pointer(blob.array(integer, 4)),
            blob.array(blob.pointer(returner), 8),
            blob.pointer(nested),
            blob.pointer(blob.to(BtfKind.CONST, blob.to(BtfKind.VOLATILE, blob.named(BtfKind.FWD, "far", 0)))),
            blob.to(BtfKind.CONST, blob.to(BtfKind.RESTRICT, blob.pointer(constant))),
            blob.pointer(tagged),
            blob.pointer(blob.pointer(0)),
            blob.sized(BtfKind.FLOAT, "double", 8),
            blob.sized(BtfKind.ENUM, "color", 4),
            blob.sized(BtfKind.ENUM64, "", 8),
            blob.named(BtfKind.TYPEDEF, "size_t", blob.number("unsigned long", 8)),
            blob.type(blob.name("other"), BtfKind.FWD << 24 | 1 << 31, 0)
        }) {
            parts.add(at(0, "m", type));
        }
        int all = blob.union("all", 64, parts.toArray(Part[]::new));
        blob.type(blob.name("counter"), BtfKind.VAR << 24, integer, 1);
        blob.type(blob.name(".data"), BtfKind.DATASEC << 24 | 1, 4, all + 1, 0, 4);
        blob.type(blob.name("tag"), BtfKind.DECL_TAG << 24, all, -1);

        assertThat(find("all").types().get(0).members().stream()
                        .map(member -> member.size() + " " + member.declaration() + " | " + member.type()))
                .containsExactly(
                        "24 int m[2][3] | int[2][3]",
                        "8 int (*m)[4] | int (*)[4]",
                        "64 int *(*m[8])(const char *, ...) | int *(*[8])(const char *, ...)",
                        "8 void (*(*m)(void))(int) | void (*(*)(void))(int)",
                        "8 const volatile struct far *m | const volatile struct far *",
                        "8 const char *const restrict m | const char *const restrict",
                        "8 char __user *m | char __user *",
                        "8 void **m | void **",
                        "8 double m | double",
                        "4 enum color m | enum color",
                        "8 enum {...} m | enum {...}",
                        "8 size_t m | size_t",
                        "0 union other m | union other");
        assertThat(read().size()).isEqualTo(all + 3);
    }

    @Test
    void aFunctionHasItsPrototype() {
        int handler = blob.pointer(blob.prototype(0, "", integer));
        blob.named(BtfKind.FUNC, "signal", blob.prototype(handler, "number", integer, "handler", handler, "", 0));
        blob.named(BtfKind.FUNC, "nothing", blob.prototype(0));

        assertThat(find("signal").functions())
                .containsExactly(new FunctionPrototype(
                        "signal",
                        "void (*)(int)",
                        List.of(
                                new Parameter(Optional.of("number"), "int"),
                                new Parameter(Optional.of("handler"), "void (*)(int)"),
                                new Parameter(Optional.empty(), "...")),
                        "void (*signal(int number, void (*handler)(int), ...))(int)",
                        Optional.empty()));
        assertThat(text("nothing()")).isEqualTo("void nothing(void);\n");
    }

    @Test
    void aTypedefIsWhatItStandsFor() {
        int untagged = blob.struct("", 4, at(0, "val", integer));
        blob.named(BtfKind.TYPEDEF, "kuid_t", untagged);
        blob.named(BtfKind.TYPEDEF, "s32", integer);
        int tagged = blob.struct("same", 4, at(0, "val", integer));
        blob.named(BtfKind.TYPEDEF, "same", blob.to(BtfKind.CONST, tagged));

        assertThat(text("kuid_t")).isEqualTo("""
                        typedef struct {...} kuid_t;
                        struct: 4 bytes, 1 member, 1 cacheline of 64 bytes
                          offset   size
                               0      4  int val;
                        """);
        assertThat(text("s32")).isEqualTo("typedef int s32;\n4 bytes\n");
        assertThat(find("same").types()).hasSize(1);
        assertThat(find("typedef same").types().get(0).typedef()).contains("typedef const struct same same");
    }

    @Test
    void allOfOneNameAreFoundAndAKindChoosesAmongThem() {
        blob.struct("twin", 4, at(0, "a", integer));
        blob.union("twin", 1, at(0, "b", character));
        blob.struct("twin", 1, at(0, "c", character));
        blob.named(BtfKind.FUNC, "twin", blob.prototype(integer));

        assertThat(find("twin").types()).extracting(TypeLayout::size).containsExactly(4L, 1L, 1L);
        assertThat(find("twin").functions()).hasSize(1);
        assertThat(find(" struct   twin ").types())
                .extracting(TypeLayout::kind)
                .containsExactly(TypeKind.STRUCT, TypeKind.STRUCT);
        assertThat(find("union twin").functions()).isEmpty();
    }

    @Test
    void whatIsThereButHasNoLayoutIsRemarked() {
        blob.named(BtfKind.FWD, "far", 0);
        blob.sized(BtfKind.ENUM, "color", 4);
        blob.struct("box", 0);
        assertThat(find("far").remark()).contains("is declared there, and what is in it is not told");
        assertThat(find("color").remark()).contains("is declared there, and what is in it is not told");
        assertThat(find("union box").remark()).contains("is a struct");
        assertThat(find("nowhere")).isEqualTo(TypeLayouts.nothing(List.of(), Optional.empty()));
        assertThat(find("")).isEqualTo(TypeLayouts.nothing(List.of(), Optional.empty()));
    }

    @Test
    void anEnumHasItsValuesAsTheirTypeSays() {
        int color = blob.enumeration("color", true, "NONE", -1, "RED", 0, "BLUE", 12);
        blob.enumeration("mask", false, "ALL", -1);
        blob.wide("deep", true, "LOW", Long.MIN_VALUE);
        blob.wide("high", false, "TOP", -1);
        blob.named(BtfKind.TYPEDEF, "color_t", color);
        blob.named(BtfKind.TYPEDEF, "side", blob.enumeration("", false, "LEFT", 0));
        blob.named(BtfKind.TYPEDEF, "color", color);
        assertThat(text("enum color")).isEqualTo("""
                enum color: 4 bytes, 3 values
                      -1  NONE
                       0  RED
                      12  BLUE
                """);
        assertThat(text("color")).isEqualTo(text("enum color"));
        assertThat(text("mask")).isEqualTo("enum mask: 4 bytes, 1 value\n4294967295  ALL\n");
        assertThat(text("deep")).isEqualTo("enum deep: 8 bytes, 1 value\n-9223372036854775808  LOW\n");
        assertThat(text("high")).isEqualTo("enum high: 8 bytes, 1 value\n18446744073709551615  TOP\n");
        assertThat(text("color_t")).startsWith("typedef enum color color_t;\nenum: 4 bytes, 3 values\n");
        assertThat(text("side")).isEqualTo("typedef enum {...} side;\nenum: 4 bytes, 1 value\n       0  LEFT\n");
        assertThat(find("struct mask").remark()).contains("is an enum");
    }

    @Test
    void aModuleContinuesTheKernel() {
        int base = blob.struct("base", 4, at(0, "value", integer));
        BtfBlob more = blob.module();
        int own = more.struct("own", 12, at(0, "base", base), at(32, "next", more.pointer(more.number("long", 8))));
        more.named(BtfKind.FUNC, "own_show", more.prototype(character, "own", more.pointer(own)));
        more.type(1, BtfKind.TYPEDEF << 24, base);

        BtfReader module = read().module("unix\u001bdiag", more.buffer());

        assertThat(module.fault()).isEmpty();
        assertThat(module.find(TypeQuestion.of("base")).isEmpty()).isTrue();
        assertThat(lines(module.find(TypeQuestion.of("own")))).isEqualTo("""
                        struct own: 12 bytes, 2 members, 1 cacheline of 64 bytes (module unix\\ediag)
                          offset   size
                               0      4  struct base base;
                               4      8  long *next;
                        """);
        assertThat(lines(module.find(TypeQuestion.of("own_show"))))
                .isEqualTo("char own_show(struct own *own); (module unix\\ediag)\n");
        assertThat(lines(module.find(TypeQuestion.of("int"))))
                .startsWith("typedef struct base int; (module unix\\ediag)\n");
    }

    @Test
    void namesFromOutsideCannotReachATerminalRaw() {
        blob.struct("a", 4, at(0, "\u001b[2J\n\u202e", integer));
        assertThat(find("a").types().get(0).members().get(0).declaration()).isEqualTo("int \\e[2J\\n\\u202e");
    }

    @Test
    void nearNamesAreOffered() {
        blob.struct("scm_fp_list", 0);
        blob.struct("scm_cookie", 0);
        blob.named(BtfKind.FUNC, "scm_fp_dup", blob.prototype(0));
        blob.sized(BtfKind.ENUM, "scm_fp_lisp", 4);
        blob.enumeration("scm_fp_lots", false, "ONE", 1);
        NearNames near = new NearNames("scm_fp_lits".getBytes(StandardCharsets.UTF_8));
        read().offer(near);
        assertThat(near.nearest().stream().map(String::new)).containsExactly("scm_fp_lots", "scm_fp_list");
    }

    @Test
    void structuresAreListedByTheirTagOrByTheTypedefOfOneWithoutATag() {
        blob.struct("door", 136, at(0, "mode", character));
        int bare = blob.struct("", 4, at(0, "val", integer));
        blob.named(BtfKind.TYPEDEF, "kuid_t", bare);
        blob.named(BtfKind.TYPEDEF, "s32", integer);
        assertThat(read().names())
                .containsExactly(
                        new TypeName(TypeKind.STRUCT, "door", 136, 1, Optional.empty()),
                        new TypeName(TypeKind.TYPEDEF, "kuid_t", 4, 1, Optional.empty()));
    }

    private BtfReader read() {
        BtfReader reader = BtfReader.of(blob.buffer());
        assertThat(reader.fault()).isEmpty();
        return reader;
    }

    private TypeLayouts find(String name) {
        TypeLayouts found = read().find(TypeQuestion.of(name));
        assertThat(found.unknown()).isEmpty();
        return found;
    }

    private String text(String name) {
        return lines(find(name));
    }

    private static String lines(TypeLayouts found) {
        List<String> lines = new ArrayList<>();
        found.types().forEach(type -> lines.addAll(LayoutText.of(type)));
        found.functions().forEach(function -> lines.addAll(LayoutText.of(function)));
        return String.join("\n", lines) + "\n";
    }
}
