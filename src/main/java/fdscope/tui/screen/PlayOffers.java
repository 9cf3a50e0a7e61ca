package fdscope.tui.screen;

import fdscope.lab.script.Completion;

/**
 * How the line could go on.
 *
 * @param chosen index of the candidate that Enter or Tab takes
 */
public record PlayOffers(Completion completion, int chosen) {
    public PlayOffers moved(int by) {
        return new PlayOffers(
                completion, Math.floorMod(chosen + by, completion.candidates().size()));
    }

    public Completion.Candidate candidate() {
        return completion.candidates().get(chosen);
    }
}
