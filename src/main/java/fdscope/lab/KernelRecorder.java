package fdscope.lab;

import fdscope.observe.KernelPoint;
import fdscope.observe.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the actors' calling threads do inside the kernel, as far as it can be recorded. */
public interface KernelRecorder {
    /** Records nothing, and nobody expects it to. */
    KernelRecorder NONE = new KernelRecorder() {
        @Override
        public Optional<String> follow(Set<Integer> tids) {
            return Optional.empty();
        }

        @Override
        public Reading<List<KernelPoint>> taken() {
            return Reading.of(List.of(), Instant.EPOCH);
        }
    };

    /**
     * Records these threads from now on, and nobody whose thread was never named.
     *
     * @return why nothing can be recorded, in one sentence; told once, afterwards it silently records nothing
     */
    Optional<String> follow(Set<Integer> tids);

    /** What was recorded since the last time, in order; a remark says what was lost, a failure ends the recording. */
    Reading<List<KernelPoint>> taken();
}
