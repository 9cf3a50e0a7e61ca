package fdscope.lab;

/** What a lab runs on: a theatre that starts actors, the machine that is observed, and what is recorded in its kernel. */
public record Laboratory(Troupe.Theatre theatre, Machine machine, KernelRecorder recorder) {
    /** Nothing is recorded in the kernel. */
    public Laboratory(Troupe.Theatre theatre, Machine machine) {
        this(theatre, machine, KernelRecorder.NONE);
    }
}
