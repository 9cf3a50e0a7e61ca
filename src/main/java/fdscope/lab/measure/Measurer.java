package fdscope.lab.measure;

/** Measures on the running machine; one measurement at a time. */
public interface Measurer {
    /**
     * Measures until it is done or the watcher has enough. When it returns, or throws, no process, socket or memory of
     * it is left.
     */
    Measurement measure(Plan plan, Watcher watcher) throws CannotMeasure;

    /** Looks on; called on the measuring thread, never while something is measured. */
    interface Watcher {
        /**
         * @param done of how many cells
         * @param soFar what was measured until now
         */
        void measured(int done, int of, Measurement soFar);

        /** Enough: end soon, with what was measured. */
        boolean stopped();
    }

    /** This machine cannot; the message is a sentence for people. */
    final class CannotMeasure extends Exception {
        private static final long serialVersionUID = 1L;

        public CannotMeasure(String message) {
            super(message);
        }
    }
}
