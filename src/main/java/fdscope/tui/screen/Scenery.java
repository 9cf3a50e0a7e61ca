package fdscope.tui.screen;

import fdscope.lesson.Course;
import fdscope.lesson.Progress;
import fdscope.observe.KnownSockets;
import java.util.List;
import java.util.Optional;

/**
 * What every screen may show beside its own state.
 *
 * @param facts for the header: {@code 6.18.44}, {@code user} or {@code root}
 * @param kernel what was told of the running kernel so far
 * @param lab of the lesson that is open, as far as it was seen
 * @param notice one sentence for the learner, until the next key
 */
public record Scenery(
        Course course,
        Progress progress,
        Facts facts,
        Optional<String> notice,
        KernelFeed kernel,
        Optional<LabView> lab) {
    /**
     * @param kernel as uname(2) names its release
     * @param user {@code user} or {@code root}
     * @param known sockets that have a name for people
     */
    public record Facts(String kernel, String user, KnownSockets known) {
        public Facts(String kernel, String user) {
            this(kernel, user, new KnownSockets(List.of()));
        }
    }
}
