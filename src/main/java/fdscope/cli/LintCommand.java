package fdscope.cli;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
@Command(name = "lint")
final class LintCommand implements Callable<Integer> {
    @Override
    public Integer call() { return 0; }
}
