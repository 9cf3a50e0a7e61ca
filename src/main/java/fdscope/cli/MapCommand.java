package fdscope.cli;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
@Command(name = "map")
final class MapCommand implements Callable<Integer> {
    @Override
    public Integer call() { return 0; }
}
