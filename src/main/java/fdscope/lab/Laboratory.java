package fdscope.lab;

import java.util.Optional;

/**
 * What a lab runs on: a theatre that starts actors, the machine that is observed, and what is recorded in its kernel.
 *
 * @param program what {@code program()} starts; a run that has one checks it, and ends at the first check that fails
 * @param series one lab after the other: an actor that is as it was before its first order goes on to the next
 */
public record Laboratory(
        Troupe.Theatre theatre,
        Machine machine,
        KernelRecorder recorder,
        Optional<ProgramUnderTest> program,
        boolean series) {
    /** Nothing is checked. */
    public Laboratory(Troupe.Theatre theatre, Machine machine, KernelRecorder recorder) {
        this(theatre, machine, recorder, Optional.empty(), false);
    }

    /** Nothing is recorded in the kernel. */
    public Laboratory(Troupe.Theatre theatre, Machine machine) {
        this(theatre, machine, KernelRecorder.NONE);
    }

    /** The same, for many labs: most of them start no actor. */
    public Laboratory inSeries() {
        return new Laboratory(theatre, machine, recorder, program, true);
    }

    /** The same, for labs that check this program, in series. */
    public Laboratory checking(ProgramUnderTest tested) {
        return new Laboratory(theatre, machine, recorder, Optional.of(tested), true);
    }
}
