package fdscope.lab.export;

import java.util.List;

/** Socket options whose value is no number of four bytes. */
final class Options {
    private static final List<String> UNUSUAL = List.of(
            "SO_LINGER", "SO_RCVTIMEO", "SO_SNDTIMEO", "SO_COOKIE", "SO_MEMINFO", "SO_PEERSEC", "SO_PEERGROUPS");

    private Options() {}

    static void refuseUnusual(Arguments a) throws NotExportable {
        for (String option : UNUSUAL) {
            if (a.isConstant(1, option)) {
                throw new NotExportable(option + " has a value that is no number of four bytes");
            }
        }
    }
}
