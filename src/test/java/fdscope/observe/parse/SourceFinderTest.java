package fdscope.observe.parse;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.FunctionText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text is ours, in kernel style. */
class SourceFinderTest {
    private static final String TEXT = """
            // SPDX-License-Identifier: GPL-2.0
            #include <linux/thing.h>
            #ifndef _GUARD
            #define _GUARD

            /* plain(int a) { is told here } */
            static int plain(struct thing *a, int b);
            int wide(struct thing *,
            \t int);

            static int plain(struct thing *a, int b)
            {
            \tchar c = '}';

            \tif (a) {
            \t\tprintk("} plain(%d) {", b);
            \t\treturn wide(a, b);
            \t}
            \treturn plain(a, c);
            }

            struct thing *
            wide(struct thing *a,
            \t int b)
            \t__must_hold(&a->lock)
            {
            \treturn a;
            }
            EXPORT_SYMBOL_GPL(wide);

            static __always_inline bool quick(void) { return true; }

            #ifdef CONFIG_TWICE
            static void twice(void)
            {
            #if defined(X)
            \tif (quick()) {
            #else
            \tif (!quick()) {
            #endif
            \t}
            }
            #else
            static inline void twice(void)
            {
            }
            #endif

            SYSCALL_DEFINE3(open_it, int, fd,
            \t\tint, flags, int, mode)
            {
            \treturn plain(NULL, fd);
            }

            DEFINE_SHOW_ATTRIBUTE(shown);

            #define made(x) \\
            \tplain(x, 1)

            int old(a, b)
            int a;
            char b;
            {
            \treturn a;
            }

            static const struct ops table = {
            \t.plain = plain,
            \t.wide = wide,
            };
            #endif
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    plain            | static in a.c:11 to 20
                    wide             | global in a.c:22 to 28
                    quick            | static inline in a.c:31 to 31
                    twice            | static in a.c:34 to 42 (CONFIG_TWICE), static inline in a.c:44 to 46 (not CONFIG_TWICE)
                    sys_open_it      | made by SYSCALL_DEFINE3 in a.c:49 to 53
                    __do_sys_open_it | made by SYSCALL_DEFINE3 in a.c:49 to 53
                    shown            | made by DEFINE_SHOW_ATTRIBUTE in a.c:55 to 55
                    made             | made by #define in a.c:57 to 58
                    old              | global in a.c:60 to 65
                    open_it          |
                    printk           |
                    table            |
                    pla              |
                    """)
    void eachDefinitionIsFoundWithItsLines(String name, String expected) {
        assertThat(told(new SourceFinder(TEXT, "a.c").find(name))).isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void theTextIsTheWholeDefinition() {
        assertThat(new SourceFinder(TEXT, "a.c").find("wide").get(0).text())
                .containsExactly(
                        "struct thing *",
                        "wide(struct thing *a,",
                        "\t int b)",
                        "\t__must_hold(&a->lock)",
                        "{",
                        "\treturn a;",
                        "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x(",
                "int x(",
                "int x(a",
                "int x(a)",
                "int x(a) {",
                "int x(a) { \"",
                "/* int x(a) {",
                "#if\n#else\n#endif\n#endif\nint x",
                "x x(x(x(x{}}}}",
                "#define x(",
                "'"
            })
    void brokenTextNeverThrows(String text) {
        for (FunctionText found : new SourceFinder(text, "b.c").find("x")) {
            assertThat(found.line()).isPositive();
            assertThat(found.end()).isGreaterThanOrEqualTo(found.line());
        }
    }

    @Test
    void aTextWithoutEndIsCut() {
        String text = "int x(void)\n{\n" + "\tx();\n".repeat(10_000);
        FunctionText found = new SourceFinder(text, "c.c").find("x").get(0);
        assertThat(found.text()).hasSizeLessThanOrEqualTo(3000);
    }

    @Test
    void ofManyDefinitionsOnlyTheFirstAreTold() {
        assertThat(new SourceFinder("int x(void)\n{\n}\n\n".repeat(200_000), "d.c").find("x"))
                .hasSize(20);
        assertThat(new SourceFinder("\nint x(\n".repeat(300_000), "d.c").find("x"))
                .isEmpty();
    }

    private static String told(List<FunctionText> found) {
        return String.join(
                ", ",
                found.stream()
                        .map(one -> one.words().replaceFirst("(:[0-9]+)", "$1 to " + one.end()))
                        .toList());
    }
}
