package fdscope.lab;

import java.util.List;

/**
 * What {@code program()} starts: given to a run from outside, so that the same lab checks whatever somebody has written.
 *
 * @param command absolute path of the program and its first words; those of the lab follow
 * @param environment lines {@code K=V} beside those every actor has; those of the lab follow
 */
public record ProgramUnderTest(List<String> command, List<String> environment) {
    public ProgramUnderTest {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
    }
}
