package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeQuestion;
import fdscope.observe.parse.BtfBlob;
import fdscope.observe.parse.BtfBlob.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BtfSourceTest {
    @TempDir
    private Path folder;

    @Test
    void withoutBtfTheReasonIsTold() {
        assertThat(find("sock"))
                .isEqualTo(TypeLayouts.unknown(folder.resolve("vmlinux")
                        + ": there is no such file: this kernel was built without BTF (CONFIG_DEBUG_INFO_BTF), or /sys"
                        + " is not to be seen here"));
    }

    @Test
    void aFaultIsToldWithItsFile() throws IOException {
        Files.writeString(folder.resolve("vmlinux"), "x".repeat(100));
        assertThat(find("sock").unknown())
                .contains(folder.resolve("vmlinux") + ": this is no BTF: it begins with 0x7878, expected 0xeb9f");
    }

    @Test
    void whatTheKernelHasNotIsLookedForInItsModules() throws IOException {
        BtfBlob kernel = new BtfBlob();
        int base = kernel.struct("unix_sock", 4, Part.at(0, "peer", kernel.number("int", 4)));
        BtfBlob module = kernel.module();
        module.struct("unix_diag", 8, Part.at(0, "sock", module.pointer(base)));
        Files.write(folder.resolve("vmlinux"), kernel.bytes());
        Files.write(folder.resolve("unix_diag"), module.bytes());
        Files.writeString(folder.resolve("broken"), "");

        assertThat(find("unix_sock").types()).extracting(TypeLayout::module).containsExactly(Optional.empty());
        assertThat(find("unix_diag").types()).extracting(TypeLayout::module).containsExactly(Optional.of("unix_diag"));
        assertThat(find("unix_gc"))
                .isEqualTo(TypeLayouts.nothing(
                        List.of(),
                        Optional.of("may be in the module broken, which cannot be read: this is no BTF: it has 0 bytes,"
                                + " and a header alone has 24")));
        Files.delete(folder.resolve("broken"));
        assertThat(find("unix_dag")).isEqualTo(TypeLayouts.nothing(List.of("unix_diag"), Optional.empty()));
    }

    @Test
    void functionsOfTheKernelAndItsModulesAreFoundInOneLook() throws IOException {
        BtfBlob kernel = new BtfBlob();
        kernel.function("unix_gc", "unused", kernel.number("int", 4));
        kernel.struct("unix_diag_dump", 0);
        BtfBlob module = kernel.module();
        module.function("unix_diag_dump", "x", module.number("char", 1));
        Files.write(folder.resolve("vmlinux"), kernel.bytes());
        Files.write(folder.resolve("unix_diag"), module.bytes());
        Files.writeString(folder.resolve("broken"), "");
        BtfSource source = new BtfSource(folder);

        TypeLayouts found = source.functions(Set.of("unix_gc", "unix_diag_dump", "unix_g", "unix_gcc"));
        assertThat(found.functions())
                .extracting(function -> function.declaration() + " " + function.module())
                .containsExactly(
                        "int unix_gc(int unused) Optional.empty", "char unix_diag_dump(char x) Optional[unix_diag]");
        assertThat(found.types()).isEmpty();
        assertThat(source.functions(Set.of()).isEmpty()).isTrue();

        Files.writeString(folder.resolve("vmlinux"), "");
        assertThat(new BtfSource(folder).functions(Set.of("unix_gc")).unknown())
                .contains(folder.resolve("vmlinux") + ": this is no BTF: it has 0 bytes, and a header alone has 24");
    }

    @Test
    void aFileLargerThanOnePageIsReadWhole() throws IOException {
        BtfBlob kernel = new BtfBlob();
        int integer = kernel.number("int", 4);
        for (int i = 0; i < 5000; i++) {
            kernel.struct("s" + i, 4, Part.at(0, "value", integer));
        }
        Files.write(folder.resolve("vmlinux"), kernel.bytes());
        assertThat(find("s4999").types()).extracting(TypeLayout::size).containsExactly(4L);
    }

    private TypeLayouts find(String name) {
        return new BtfSource(folder).find(TypeQuestion.of(name));
    }
}
