package fdscope.lab;

import fdscope.kernel.Errno;

/** The one report that answers an order of set-up. */
final class Answers {
    private Answers() {}

    static Report.Returned returned(Part part, String what) throws LabFailure {
        Report report = part.actor()
                .receive(CallSteps.STEP)
                .orElseThrow(() -> new LabFailure(part.name() + " did not answer within 5 s: " + what));
        if (report instanceof Report.Refused refused) {
            throw new LabFailure(refused.why());
        }
        return (Report.Returned) report;
    }

    static Report.Returned succeeded(Report.Returned returned, String call) throws LabFailure {
        if (returned.errno() != 0) {
            Errno errno = new Errno(returned.errno());
            throw new LabFailure(call + ": " + errno.name() + ", " + errno.meaning(call));
        }
        return returned;
    }
}
