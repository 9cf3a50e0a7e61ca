package fdscope.lab.actor;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.jna.NativeDoor;
import fdscope.observe.source.ProcessSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeedsIT {
    @Test
    void aKernelThatDoesNotTellWhereAnybodySleepsIsToldFromOneThatDoes() throws Exception {
        ProcessSource processes = new ProcessSource(NativeDoor.open());

        assertThat(Needs.wchan(processes, NativeDoor.open().getpid())).isEmpty();
        // Of no process at all nothing is told either.
        assertThat(Needs.wchan(processes, 0))
                .isEqualTo(Optional.of("wchan: /proc/PID/wchan does not tell here what a process sleeps in"));
    }
}
