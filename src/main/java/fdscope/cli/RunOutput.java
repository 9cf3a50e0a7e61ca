package fdscope.cli;

import fdscope.lab.trace.TraceCodec;
import fdscope.lab.trace.TraceEvent;
import java.util.List;
import java.util.Map;

/** How {@code run} tells what happens. */
interface RunOutput {
    /** Before anything runs. */
    void begin(Surroundings at, LabSource lab);

    /** Anything but the end. */
    void event(TraceEvent event);

    /** A trace of another kernel stands in. */
    void recorded(Recording recording);

    /** The last word; gives the exit code back. */
    int ended(TraceEvent.Finished end, int exitCode);

    /** JSON Lines; the end event is last, whatever happened. */
    final class Json implements RunOutput {
        private final TraceCodec codec = new TraceCodec();
        private final TextOut out;

        Json(TextOut out) {
            this.out = out;
        }

        @Override
        public void begin(Surroundings at, LabSource lab) {
            // The events say all.
        }

        @Override
        public void event(TraceEvent event) {
            if (!(event instanceof TraceEvent.Staged)) {
                out.json(codec.write(event));
                out.flush();
            }
        }

        @Override
        public void recorded(Recording recording) {
            Map<String, String> mark = Map.of("recorded", recording.kernel());
            recording.events().stream()
                    .filter(event -> !(event instanceof TraceEvent.Staged || event instanceof TraceEvent.Finished))
                    .forEach(event -> out.json(codec.write(event, mark)));
        }

        @Override
        public int ended(TraceEvent.Finished end, int exitCode) {
            out.json(codec.write(end));
            out.flush();
            return exitCode;
        }
    }

    /** For people. */
    final class Text implements RunOutput {
        private final TextOut out;
        private final LabTranscript transcript;
        private List<String> after = List.of();
        private boolean begun;

        Text(TextOut out) {
            this.out = out;
            this.transcript = new LabTranscript(out);
        }

        @Override
        public void begin(Surroundings at, LabSource lab) {
            begun = true;
            RunProse prose = new RunProse(lab);
            out.lines(prose.before());
            out.flush();
            after = prose.after();
        }

        @Override
        public void event(TraceEvent event) {
            if (begun) {
                transcript.accept(event);
            }
        }

        @Override
        public void recorded(Recording recording) {
            out.line("");
            out.line("RECORDED on Linux " + recording.kernel() + ", not run here:");
            LabTranscript old = new LabTranscript(out);
            recording.events().stream()
                    .filter(event -> !(event instanceof TraceEvent.Finished))
                    .forEach(old);
            out.line("End of what was RECORDED on Linux " + recording.kernel() + ".");
        }

        @Override
        public int ended(TraceEvent.Finished end, int exitCode) {
            if (begun) {
                transcript.accept(end);
                if (end.outcome().equals("passed")) {
                    out.lines(after);
                }
                out.flush();
            }
            return exitCode;
        }
    }
}
