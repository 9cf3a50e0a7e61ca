package fdscope.cli;

import fdscope.lab.trace.TraceCodec;
import fdscope.lab.trace.TraceEvent;
import fdscope.lesson.KernelMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How {@code run} tells what happens. */
interface RunOutput {
    /**
     * Before anything runs.
     *
     * @param map names the stops on a call's way through the kernel
     */
    void begin(Surroundings at, LabSource lab, KernelMap map);

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
        private KernelMap map = KernelMap.EMPTY;

        Json(TextOut out) {
            this.out = out;
        }

        @Override
        public void begin(Surroundings at, LabSource lab, KernelMap known) {
            map = known; // the events say all else
        }

        @Override
        public void event(TraceEvent event) {
            if (!(event instanceof TraceEvent.Staged)) {
                Set<String> stops = KernelChains.stops(map, event);
                out.json(codec.write(event, stops.isEmpty() ? Map.of() : Map.of("stops", stops)));
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
        private LabTranscript transcript;
        private KernelMap map = KernelMap.EMPTY;
        private List<String> after = List.of();
        private boolean begun;

        Text(TextOut out) {
            this.out = out;
            this.transcript = new LabTranscript(out, map);
        }

        @Override
        public void begin(Surroundings at, LabSource lab, KernelMap known) {
            begun = true;
            map = known;
            transcript = new LabTranscript(out, map);
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
            LabTranscript old = new LabTranscript(out, map);
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
