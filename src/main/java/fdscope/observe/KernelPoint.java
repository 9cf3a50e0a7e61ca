package fdscope.observe;

/**
 * Something that the kernel recorded of a thread at a tracepoint.
 *
 * @param tid of the thread on the processor then, as the first pid namespace numbers it
 * @param interrupt it happened in an interrupt that came meanwhile: no doing of the thread
 * @param name {@code sk_data_ready}; of a system call its own name, {@code sendmsg}
 * @param text the fields as the kernel prints them; from outside, escape before showing
 * @param stack how the thread came there; empty if none was recorded
 */
public record KernelPoint(int tid, boolean interrupt, Kind kind, String name, String text, KernelStack stack) {
    /** Where in a call. */
    public enum Kind {
        /** A system call begins; {@code text} is its arguments. */
        ENTER,
        /** It returns; {@code text} is its result. */
        EXIT,
        /** A point on its way. */
        POINT
    }

    /** The same point, and how it was reached. */
    public KernelPoint reached(KernelStack by) {
        return new KernelPoint(tid, interrupt, kind, name, text, by);
    }
}
