package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.FunctionPrototype;
import fdscope.observe.FunctionPrototype.Parameter;
import fdscope.observe.TypeKind;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayout.Member;
import fdscope.observe.TypeLayouts;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutJsonTest {
    private static final TypeLayout BOX = new TypeLayout(
            "box",
            TypeKind.UNION,
            4,
            List.of(new Member(
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    4,
                    "struct {...}",
                    "struct {...}",
                    List.of(new Member(
                            Optional.of("ö"), 1, Optional.of(9L), Optional.of(2), 4, "int", "int ö:2", List.of())))),
            List.of(),
            Optional.of("typedef union {...} box"),
            Optional.of("unix_diag"));

    private static final FunctionPrototype FUNCTION = new FunctionPrototype(
            "box",
            "int",
            List.of(new Parameter(Optional.of("a"), "char *"), new Parameter(Optional.empty(), "...")),
            "int box(char *a, ...)",
            Optional.empty());

    @Test
    void anonymousMembersAndBitFieldsKeepTheContract() {
        assertThat(LayoutJson.of(found(List.of(BOX), List.of())))
                .isEqualTo("{\"name\":\"box\",\"kind\":\"union\",\"typedef\":\"typedef union {...} box\","
                        + "\"module\":\"unix_diag\",\"size\":4,\"members\":[{\"name\":null,\"offset\":0,"
                        + "\"bitOffset\":null,\"bitSize\":null,\"size\":4,\"type\":\"struct {...}\",\"members\":["
                        + "{\"name\":\"\\u00F6\",\"offset\":1,\"bitOffset\":9,\"bitSize\":2,\"size\":4,"
                        + "\"type\":\"int\",\"members\":[]}]}]}");
    }

    @Test
    void whatElseBearsTheNameStandsBeside() {
        String function = "{\"name\":\"box\",\"kind\":\"function\",\"module\":null,"
                + "\"declaration\":\"int box(char *a, ...)\",\"returns\":\"int\",\"parameters\":["
                + "{\"name\":\"a\",\"type\":\"char *\"},{\"name\":null,\"type\":\"...\"}]";
        assertThat(LayoutJson.of(found(List.of(), List.of(FUNCTION)))).isEqualTo(function + "}");
        assertThat(LayoutJson.of(found(List.of(), List.of(FUNCTION, FUNCTION))))
                .isEqualTo(function + ",\"others\":[" + function + "}]}");
        TypeLayout empty =
                new TypeLayout("box", TypeKind.STRUCT, 0, List.of(), List.of(), Optional.empty(), Optional.empty());
        String struct =
                "{\"name\":\"box\",\"kind\":\"struct\",\"typedef\":null,\"module\":null,\"size\":0,\"members\":[]";
        assertThat(LayoutJson.of(found(List.of(empty, empty), List.of(FUNCTION))))
                .isEqualTo(struct + ",\"others\":[" + struct + "}," + function + "}]}");
    }

    @Test
    void anEnumHasValues() {
        List<TypeLayout.Value> values = List.of(new TypeLayout.Value("A", new BigInteger("18446744073709551615")));
        TypeLayout box = new TypeLayout("box", TypeKind.ENUM, 8, List.of(), values, Optional.empty(), Optional.empty());
        assertThat(LayoutJson.of(found(List.of(box), List.of())))
                .isEqualTo("{\"name\":\"box\",\"kind\":\"enum\",\"typedef\":null,\"module\":null,\"size\":8,"
                        + "\"members\":[],\"values\":[{\"name\":\"A\",\"value\":18446744073709551615}]}");
    }

    private static TypeLayouts found(List<TypeLayout> types, List<FunctionPrototype> functions) {
        return new TypeLayouts(types, functions, List.of(), Optional.empty(), Optional.empty());
    }
}
