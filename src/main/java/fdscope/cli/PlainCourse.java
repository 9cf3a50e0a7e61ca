package fdscope.cli;
import java.util.Optional;
final class PlainCourse {
    PlainCourse(FdscopeCommand fdscope) {}
    int walk(Optional<String> lesson) throws WrongUse { return 0; }
}
