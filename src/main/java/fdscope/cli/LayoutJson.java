package fdscope.cli;

import fdscope.observe.FunctionPrototype;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayouts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * {@code layout --json}: one object, pure ASCII. Whatever else bears the name stands in its field {@code others}, which is
 * there only then. Written field by field: data binding would take longer than reading the kernel's types.
 */
final class LayoutJson {
    private LayoutJson() {}

    static String of(TypeLayouts layouts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonFactory factory =
                JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        List<TypeLayout> types = layouts.types();
        List<FunctionPrototype> functions = layouts.functions();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            if (types.isEmpty()) {
                fields(functions.get(0), json);
            } else {
                fields(types.get(0), json);
            }
            if (types.size() + functions.size() > 1) {
                json.writeName("others");
                json.writeStartArray();
                for (int i = 1; i < types.size(); i++) {
                    json.writeStartObject();
                    fields(types.get(i), json);
                    json.writeEndObject();
                }
                for (int i = types.isEmpty() ? 1 : 0; i < functions.size(); i++) {
                    json.writeStartObject();
                    fields(functions.get(i), json);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static void fields(TypeLayout layout, JsonGenerator json) {
        text("name", layout.name(), json);
        text("kind", layout.kind().word(), json);
        text("typedef", layout.typedef(), json);
        text("module", layout.module(), json);
        number("size", layout.size(), json);
        members(layout.members(), json);
        if (!layout.values().isEmpty()) {
            values(layout.values(), json);
        }
    }

    /** Only an enum has them. */
    private static void values(List<TypeLayout.Value> values, JsonGenerator json) {
        json.writeName("values");
        json.writeStartArray();
        for (TypeLayout.Value value : values) {
            json.writeStartObject();
            text("name", value.name(), json);
            json.writeName("value");
            json.writeNumber(value.number());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void fields(FunctionPrototype function, JsonGenerator json) {
        text("name", function.name(), json);
        text("kind", "function", json);
        text("module", function.module(), json);
        text("declaration", function.declaration(), json);
        text("returns", function.returns(), json);
        json.writeName("parameters");
        json.writeStartArray();
        for (FunctionPrototype.Parameter parameter : function.parameters()) {
            json.writeStartObject();
            text("name", parameter.name(), json);
            text("type", parameter.type(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void members(List<TypeLayout.Member> members, JsonGenerator json) {
        json.writeName("members");
        json.writeStartArray();
        for (TypeLayout.Member member : members) {
            json.writeStartObject();
            text("name", member.name(), json);
            number("offset", member.offset(), json);
            number("bitOffset", member.bitOffset(), json);
            number("bitSize", member.bitSize(), json);
            number("size", member.size(), json);
            text("type", member.type(), json);
            members(member.members(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(String field, Optional<String> value, JsonGenerator json) {
        if (value.isPresent()) {
            text(field, value.get(), json);
        } else {
            json.writeName(field);
            json.writeNull();
        }
    }

    private static void text(String field, String value, JsonGenerator json) {
        json.writeName(field);
        json.writeString(value);
    }

    private static void number(String field, Optional<? extends Number> value, JsonGenerator json) {
        if (value.isPresent()) {
            number(field, value.get().longValue(), json);
        } else {
            json.writeName(field);
            json.writeNull();
        }
    }

    private static void number(String field, long value, JsonGenerator json) {
        json.writeName(field);
        json.writeNumber(value);
    }
}
