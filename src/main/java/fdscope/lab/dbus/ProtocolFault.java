package fdscope.lab.dbus;

/** Somebody does not keep to the protocol; the message says how, in one sentence for people. */
public final class ProtocolFault extends Exception {
    private static final long serialVersionUID = 1L;

    public ProtocolFault(String sentence) {
        super(sentence);
    }
}
