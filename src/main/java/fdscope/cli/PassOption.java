package fdscope.cli;

/**
 * One option of {@code send} or {@code recv}, for reading as for {@code --help}.
 *
 * @param value what stands behind it; empty: nothing
 */
record PassOption(String name, String value, String description) {
    /** Where the peer is to be met: both have these. */
    static final PassOption LISTEN = new PassOption("--listen", "", "Bind the name, and take one peer there.");

    static final PassOption CONNECT = new PassOption("--connect", "", "Connect to the name.");
    static final PassOption TYPE =
            new PassOption("--type", "TYPE", "Type of the socket: stream (unless said), dgram, seqpacket.");
    static final PassOption TIMEOUT = new PassOption(
            "--timeout",
            "SECONDS",
            "How long to wait for the peer, 0.5 say. Unless said, a listener waits for ever, and a name"
                    + " where nobody listens yet is tried for a second.");
}
