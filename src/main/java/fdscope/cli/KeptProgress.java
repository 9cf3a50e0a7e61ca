package fdscope.cli;

import fdscope.lesson.Progress;
import fdscope.lesson.store.ProgressFile;
import java.util.Optional;

/** The learner's progress, kept on disk at every change; what is wrong with that is said once. */
final class KeptProgress {
    private final ProgressFile file;
    private final TextOut say;
    private Progress progress;
    private Optional<String> said = Optional.empty();

    /** @param say where sentences for the learner go */
    KeptProgress(ProgressFile file, TextOut say) {
        this.file = file;
        this.say = say;
        this.progress = told(file.load());
    }

    Progress progress() {
        return progress;
    }

    void keep(Progress now) {
        progress = told(file.save(now));
    }

    private Progress told(ProgressFile.Outcome outcome) {
        if (outcome.notice().isPresent() && !outcome.notice().equals(said)) {
            PlainWords.wrap(outcome.notice().get()).forEach(say::line);
            said = outcome.notice();
        }
        return outcome.progress();
    }
}
