package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code fdscope layout} on the BTF of the running kernel: by its contract, and by what every kernel has alike. */
class LayoutIT {
    @BeforeEach
    void btfIsThere() {
        Tools.suppose(Files.isReadable(Path.of("/sys/kernel/btf/vmlinux")), "this kernel shows no BTF");
    }

    @Test
    void aStructureIsPrintedAndLiesAsTheAbiWantsIt() {
        Launched run = Launched.fdscope("layout", "struct", "sockaddr_un");
        assertThat(run).isEqualTo(new Launched(0, """
                                struct sockaddr_un: 110 bytes, 2 members, 2 cachelines of 64 bytes
                                  offset   size
                                       0      2  __kernel_sa_family_t sun_family;
                                       2    108  char sun_path[108];
                                """, ""));
        assertThat(Launched.fdscope("layout", "sockaddr_un")).isEqualTo(run);
    }

    @Test
    void theJsonKeepsTheContract() {
        Launched run = Launched.fdscope("layout", "ucred", "--json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo("{\"name\":\"ucred\",\"kind\":\"struct\",\"typedef\":null,\"module\":null,\"size\":12,"
                        + "\"members\":["
                        + "{\"name\":\"pid\",\"offset\":0,\"bitOffset\":null,\"bitSize\":null,\"size\":4,"
                        + "\"type\":\"__u32\",\"members\":[]},"
                        + "{\"name\":\"uid\",\"offset\":4,\"bitOffset\":null,\"bitSize\":null,\"size\":4,"
                        + "\"type\":\"__u32\",\"members\":[]},"
                        + "{\"name\":\"gid\",\"offset\":8,\"bitOffset\":null,\"bitSize\":null,\"size\":4,"
                        + "\"type\":\"__u32\",\"members\":[]}]}\n");
        assertThat(Launched.fdscope("layout", "--json", "struct ucred")).isEqualTo(run);
    }

    @Test
    void aFunctionPrintsItsPrototype() {
        assertThat(Launched.fdscope("layout", "fd_install"))
                .isEqualTo(new Launched(0, "void fd_install(unsigned int fd, struct file *file);\n", ""));
        JsonNode json = Launched.fdscope("layout", "fd_install", "--json").json();
        assertThat(json.get("returns").asString()).isEqualTo("void");
        assertThat(json.get("parameters").get(1).toString())
                .isEqualTo("{\"name\":\"file\",\"type\":\"struct file *\"}");
    }

    @Test
    void anUnknownNameIsToldWithNearOnes() {
        assertThat(Launched.fdscope("layout", "struct", "scm_fp_lits"))
                .isEqualTo(new Launched(
                        2,
                        "",
                        "fdscope: struct scm_fp_lits: this kernel's BTF has no struct of this name; did you mean"
                                + " scm_fp_list?\n"));
        assertThat(Launched.fdscope("layout", "\u001b[2J").err())
                .isEqualTo(
                        "fdscope: \\e[2J: this kernel's BTF has no struct, union, enum, typedef or function of this name\n");
        assertThat(Launched.fdscope("layout", "union", "msghdr"))
                .isEqualTo(
                        new Launched(2, "", "fdscope: union msghdr: in the BTF of this kernel msghdr is a struct\n"));
    }

    @Test
    void withoutANameTheUseIsTold() {
        assertThat(Launched.fdscope("layout").exitCode()).isEqualTo(2);
        assertThat(Launched.fdscope("layout", "struct"))
                .isEqualTo(new Launched(
                        2,
                        "",
                        "fdscope: layout: expected the name of a struct, union, enum, typedef or function, as in: fdscope"
                                + " layout scm_fp_list\n"));
    }
}
