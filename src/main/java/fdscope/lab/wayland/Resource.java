package fdscope.lab.wayland;

/** An object of one client, as the compositor has it. */
abstract class Resource {
    private final ClientState client;
    private final Interface type;
    private final int version;
    private final int id;

    /** @param version what the client bound, or that of the object which made this one */
    Resource(ClientState client, String interfaceName, int version, int id) {
        this.client = client;
        this.type = Protocol.of(interfaceName);
        this.version = version;
        this.id = id;
    }

    /** A child of another object speaks its version, or the latest that it has. */
    Resource(Resource parent, Argument.NewId made) {
        this(
                parent.client,
                made.interfaceName(),
                Math.min(parent.version, Protocol.of(made.interfaceName()).version()),
                made.id());
    }

    /** A request whose arguments are of the right kinds. Its object is removed by the caller if it is a destructor. */
    abstract void request(Message message) throws ProtocolError;

    /** It is gone: lets go of what it holds. */
    void gone() {}

    /** Says an event, unless the client speaks a version that has none such. */
    final void say(String event, Argument... arguments) {
        client.say(this, event, arguments);
    }

    final ProtocolError error(int code, String message) {
        return new ProtocolError(id, code, message);
    }

    final ClientState client() {
        return client;
    }

    final Interface type() {
        return type;
    }

    final int version() {
        return version;
    }

    final int id() {
        return id;
    }

    final Argument.Reference reference() {
        return new Argument.Reference(type.name(), id);
    }

    @Override
    public final String toString() {
        return Message.name(type.name(), id);
    }
}
