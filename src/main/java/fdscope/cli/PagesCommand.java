package fdscope.cli;

import fdscope.cli.page.BashCompletion;
import fdscope.cli.page.CommandPage;
import fdscope.cli.page.FishCompletion;
import fdscope.cli.page.MarkdownPage;
import fdscope.cli.page.ZshCompletion;
import fdscope.lesson.Lesson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** {@code fdscope pages DOCS DIR}, used while packaging: the manual pages and the completions of this very program. */
@Command(name = "pages", hidden = true, description = "Write the manual pages and the completions.")
final class PagesCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private FdscopeCommand fdscope;

    @Parameters(index = "0", paramLabel = "DOCS", description = "The folder docs of the source.")
    private Path docs;

    @Parameters(index = "1", paramLabel = "DIR", description = "Where to write: man, bash-completion, zsh, fish.")
    private Path folder;

    @Override
    public Integer call() throws WrongUse {
        CommandSpec root = fdscope.root();
        String version = Version.program();
        List<String> lessons =
                fdscope.course().course().lessons().stream().map(Lesson::id).toList();
        try {
            write("man/man1/fdscope.1", CommandPage.of(root, version, Files.readString(docs.resolve("fdscope.1.md"))));
            write(
                    "man/man5/fdscope-lab.5",
                    MarkdownPage.of(
                            "fdscope-lab",
                            5,
                            version,
                            "the language of fdscope's labs",
                            Files.readString(docs.resolve("lab-language.md"))));
            write("bash-completion/completions/fdscope", BashCompletion.of(root, lessons));
            write("zsh/vendor-completions/_fdscope", ZshCompletion.of(root, lessons));
            write("fish/vendor_completions.d/fdscope.fish", FishCompletion.of(root, lessons));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
        return ExitCode.DONE;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
