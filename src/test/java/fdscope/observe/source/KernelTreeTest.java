package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.observe.FunctionText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTreeTest {
    @TempDir
    private Path temp;

    private Path root;

    @BeforeEach
    void tree() throws IOException {
        root = temp.resolve("linux");
        Files.createDirectories(root.resolve("net/unix"));
        Files.createDirectories(root.resolve("fs"));
        write("Makefile", "# Makefile\nVERSION = 6\nPATCHLEVEL = 1\nSUBLEVEL = 192\nEXTRAVERSION =\n");
        write("net/unix/af_unix.c", "int here(void)\n{\n}\nint asked(void);\n");
        write("fs/other.c", "\nstatic int asked(void)\n{\n\treturn 1;\n}\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(root.resolve(file), text);
    }

    @Test
    void aFunctionIsLookedForInItsFileFirstAndThenEverywhere() {
        KernelTree tree = KernelTree.of(root).orElseThrow();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("here", "net/unix/af_unix.c");
        files.put("asked", "net/unix/af_unix.c");
        files.put("nowhere", "net/unix/gone.c");
        Map<String, List<FunctionText>> found = tree.find(files);
        assertThat(found.get("here")).extracting(FunctionText::words).containsExactly("global in net/unix/af_unix.c:1");
        assertThat(found.get("asked")).extracting(FunctionText::words).containsExactly("static in fs/other.c:2");
        assertThat(found.get("nowhere")).isEmpty();
    }

    @Test
    void itsMakefileTellsWhichKernelItIs() throws IOException {
        assertThat(KernelTree.of(root).orElseThrow().release()).contains("6.1.192");
        write("Makefile", "VERSION = \u001b[31m6\nPATCHLEVEL = 1\n");
        assertThat(KernelTree.of(root).orElseThrow().release()).contains("\\e[31m6.1.0");
        Files.delete(root.resolve("Makefile"));
        assertThat(KernelTree.of(root).orElseThrow().release()).isEmpty();
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Path outside = temp.resolve("outside.c");
        Files.writeString(outside, "int hidden(void)\n{\n}\n");
        Files.createSymbolicLink(root.resolve("net/unix/scm.c"), outside);
        KernelTree tree = KernelTree.of(root).orElseThrow();
        assertThat(tree.find(Map.of("hidden", "net/unix/scm.c")).get("hidden")).isEmpty();
        assertThat(tree.find(Map.of("hidden", "../outside.c")).get("hidden")).isEmpty();
    }

    @Test
    void anotherFolderIsNoKernelTree() {
        assertThat(KernelTree.of(temp)).isEmpty();
        assertThat(KernelTree.of(temp.resolve("missing"))).isEmpty();
    }
}
