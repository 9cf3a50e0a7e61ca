package fdscope.lab.peer;

/** Why a peer cannot be served or reached; one sentence for people. */
public final class PeerFault extends Exception {
    private static final long serialVersionUID = 1L;

    public PeerFault(String sentence) {
        super(sentence);
    }
}
