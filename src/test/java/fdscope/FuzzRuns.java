package fdscope;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Counts what a fuzz target was really run with, and says so at the end. Where Jazzer was told to fuzz (JAZZER_FUZZ) and
 * only read the saved inputs, the class fails: a fuzzer that does nothing is green for ever.
 */
public final class FuzzRuns implements BeforeEachCallback, AfterAllCallback, TestWatcher {
    private final AtomicLong runs = new AtomicLong();
    private final AtomicLong inputs = new AtomicLong();
    private final AtomicBoolean failed = new AtomicBoolean();

    /** One more execution; the first call of every target. */
    public void count() {
        runs.incrementAndGet();
    }

    /** An assertion that costs next to nothing while it holds: a target runs thousands of times a second. */
    public static void must(boolean holds, String what, Object... about) {
        if (!holds) {
            throw new AssertionError(what + ": " + Arrays.toString(about));
        }
    }

    /** Comes once for each seed and saved input, and once for all of the fuzzing. */
    @Override
    public void beforeEach(ExtensionContext context) {
        inputs.incrementAndGet();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        failed.set(true);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if ("1".equals(System.getenv("JAZZER_FUZZ"))) {
            String said =
                    context.getRequiredTestClass().getSimpleName() + ": " + runs + " executions, " + inputs + " inputs";
            System.out.println(said);
            if (runs.get() <= 2 * inputs.get() && !failed.get()) {
                throw new AssertionError(said + ": JAZZER_FUZZ is set, and nothing was fuzzed");
            }
        }
    }
}
