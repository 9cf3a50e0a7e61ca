package fdscope.cli;

import fdscope.exercise.pass.Arrival;
import fdscope.exercise.pass.PassAddress;
import fdscope.kernel.Bytes;
import fdscope.kernel.Constants;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.Printable;
import fdscope.kernel.UnixAddress;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** {@code recv --json}: one object on one line, pure ASCII, null where nothing was told. */
final class ArrivalJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private ArrivalJson() {}

    static void write(Arrival came, OutputStream out) {
        Constants constants = Constants.here();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeStringProperty("type", came.type().word());
            bytes(json, "data", Printable.of(came.data()), came.data());
            json.writeNumberProperty("length", came.length());
            json.writeArrayPropertyStart("fds");
            for (Arrival.Arrived fd : came.fds()) {
                json.writeStartObject();
                json.writeNumberProperty("fd", fd.number());
                json.writeStringProperty("target", Printable.of(fd.target()));
                json.writeStringProperty("flags", constants.render("O", fd.flags()));
                json.writeEndObject();
            }
            json.writeEndArray();
            credentials(json, "credentials", came.credentials());
            credentials(json, "peer", came.peer());
            if (came.from() instanceof UnixAddress.Unnamed) {
                json.writeNullProperty("from");
            } else {
                bytes(json, "from", PassAddress.text(came.from()), came.from().name());
            }
            json.writeArrayPropertyStart("control");
            for (ControlMessage.Unknown other : came.others()) {
                json.writeStartObject();
                json.writeNumberProperty("level", other.level());
                json.writeNumberProperty("type", other.type());
                json.writeStringProperty("hex", other.data().hex());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringProperty("flags", constants.render("MSG", came.flags()));
            json.writeBooleanProperty("controlTruncated", came.lostControl());
            json.writeBooleanProperty("dataTruncated", came.lostData());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void bytes(JsonGenerator json, String name, String text, Bytes bytes) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeStringProperty("hex", bytes.hex());
        json.writeEndObject();
    }

    private static void credentials(JsonGenerator json, String name, Optional<ControlMessage.Credentials> who) {
        if (who.isEmpty()) {
            json.writeNullProperty(name);
            return;
        }
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("pid", who.get().pid());
        json.writeNumberProperty("uid", Integer.toUnsignedLong(who.get().uid()));
        json.writeNumberProperty("gid", Integer.toUnsignedLong(who.get().gid()));
        json.writeEndObject();
    }
}
