package fdscope.cli;

import fdscope.kernel.Printable;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.observe.Conflict;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.Socket;
import fdscope.observe.SocketField;
import fdscope.observe.SocketRow;
import fdscope.observe.SocketState;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * {@code sockets --json}: one array, one socket a line, pure ASCII, null where nothing was told. Written field by field:
 * data binding would cost more than all the looking at a machine with few sockets.
 */
final class SocketsJson {
    private static final JsonFactory FACTORY =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private SocketsJson() {}

    /** Leaves {@code out} open. */
    static void write(List<SocketRow> rows, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartArray();
            for (SocketRow row : rows) {
                json.writeRaw('\n');
                write(row, json);
            }
            json.writeRaw('\n');
            json.writeEndArray();
            json.writeRaw('\n');
        }
    }

    private static void write(SocketRow row, JsonGenerator json) {
        Socket socket = row.socket();
        json.writeStartObject();
        json.writeNumberProperty("inode", row.inode());
        json.writeStringProperty("type", socket.type().map(SocketType::word).orElse(null));
        json.writeStringProperty("state", socket.state().map(SocketState::word).orElse(null));
        name(row.name(), json);
        number("peerInode", socket.peer(), json);
        owners(row, json);
        json.writeStringProperty("ownersWhy", row.noOwner().map(NoOwner::word).orElse(null));
        json.writeArrayPropertyStart("sources");
        socket.sightings()
                .forEach(sighting -> json.writeString(sighting.source().word()));
        json.writeEndArray();
        json.writeBooleanProperty("unproven", row.isUnproven());
        json.writeStringProperty(
                "unprovenWhy",
                socket.unproven().map(doubt -> Printable.line(doubt.why())).orElse(null));
        number("receiveQueue", socket.receiveQueue(), json);
        number("sendQueue", socket.sendQueue(), json);
        number(
                "fdsInFlight",
                row.inFlight().isPresent() ? Optional.of(row.inFlight().getAsLong()) : Optional.empty(),
                json);
        number("uid", socket.uid(), json);
        json.writeArrayPropertyStart("conflicts");
        socket.conflicts().forEach(conflict -> json.writeString(text(conflict)));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void number(String field, Optional<Long> value, JsonGenerator json) {
        if (value.isPresent()) {
            json.writeNumberProperty(field, value.get());
        } else {
            json.writeNullProperty(field);
        }
    }

    private static void name(UnixAddress name, JsonGenerator json) {
        boolean unnamed = name instanceof UnixAddress.Unnamed;
        json.writeObjectPropertyStart("name");
        json.writeStringProperty(
                "kind", unnamed ? "unnamed" : name instanceof UnixAddress.Abstract ? "abstract" : "pathname");
        json.writeStringProperty("text", unnamed ? "" : SocketField.nameText(name));
        json.writeStringProperty("hex", unnamed ? "" : name.name().hex());
        json.writeEndObject();
    }

    private static void owners(SocketRow row, JsonGenerator json) {
        json.writeArrayPropertyStart("owners");
        for (Owner owner : row.owners()) {
            json.writeStartObject();
            json.writeNumberProperty("pid", owner.pid());
            json.writeNumberProperty("fd", owner.fd());
            json.writeStringProperty("command", Printable.of(owner.command()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String text(Conflict conflict) {
        StringBuilder out = new StringBuilder(conflict.field().label()).append(':');
        String between = " ";
        for (Conflict.Told told : conflict.told()) {
            out.append(between).append(told.source().word()).append(" says ").append(told.text());
            between = ", ";
        }
        return out.toString();
    }
}
