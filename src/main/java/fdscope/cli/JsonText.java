package fdscope.cli;

import java.util.List;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Records and maps as JSON; pure ASCII, fields in their order, null where nothing is known. */
final class JsonText {
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    String line(Object value) {
        return mapper.writeValueAsString(value);
    }

    /** One element a line, so that it can be read and compared by people as well. */
    String array(List<?> values) {
        StringBuilder out = new StringBuilder("[");
        String between = "\n";
        for (Object value : values) {
            out.append(between).append(line(value));
            between = ",\n";
        }
        return out.append(values.isEmpty() ? "]" : "\n]").toString();
    }
}
