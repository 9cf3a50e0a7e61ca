package fdscope.lab.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TraceCodecTest {
    private final TraceCodec codec = new TraceCodec();

    static Stream<Class<?>> everyKindOfEvent() {
        return Arrays.stream(TraceEvent.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("everyKindOfEvent")
    void whatIsWrittenIsReadBack(Class<?> kind) throws ReflectiveOperationException {
        TraceEvent event = (TraceEvent) sample(kind, "x");
        String line = codec.write(event);
        assertThat(line)
                .startsWith("{\"event\":\"" + TraceCodec.name(event) + "\"")
                .doesNotContain("\n");
        assertThat(codec.read(line)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("everyKindOfEvent")
    void theNameOfAnEventIsThatOfItsVisitorMethod(Class<?> kind) throws ReflectiveOperationException {
        String name = TraceCodec.name((TraceEvent) sample(kind, "x")).replace("else", "otherwise");
        assertThat(TraceEvent.Visitor.class.getMethod(name, kind)).isNotNull();
    }

    @Test
    void aCallIsWrittenAsTheContractHasIt() {
        TraceEvent.Called call = new TraceEvent.Called(
                12,
                "",
                "alice",
                4711,
                4713,
                "sendmsg(6<s>, \"x\", SCM_RIGHTS [7<f>])",
                1,
                null,
                900,
                "1",
                null,
                null,
                null,
                null,
                null,
                null,
                false);
        assertThat(codec.write(call))
                .isEqualTo("{\"event\":\"call\",\"line\":12,\"actor\":\"alice\",\"pid\":4711,\"tid\":4713,"
                        + "\"text\":\"sendmsg(6<s>, \\\"x\\\", SCM_RIGHTS [7<f>])\",\"result\":1,\"errno\":null,"
                        + "\"ns\":900,\"returned\":\"1\"}");
    }

    @Test
    void theEndIsWrittenAsTheContractHasIt() {
        TraceEvent.Finished end = new TraceEvent.Finished(0, "", "passed", 3, 3, 0, 0, 7, new TraceEvent.Left(0, 0, 0));
        assertThat(codec.write(end))
                .isEqualTo("{\"event\":\"end\",\"outcome\":\"passed\",\"claims\":3,\"held\":3,\"failed\":0,"
                        + "\"skipped\":0,\"checks\":7,\"left\":{\"processes\":0,\"sockets\":0,\"files\":0}}");
    }

    @Test
    void theVariantStandsWhereThereIsOne() {
        assertThat(codec.write(new TraceEvent.Claimed(3, "dgram", "it holds", "held")))
                .isEqualTo("{\"event\":\"claim\",\"line\":3,\"variant\":\"dgram\",\"text\":\"it holds\","
                        + "\"verdict\":\"held\"}");
    }

    @Test
    void nothingBeyondAsciiIsWritten() {
        assertThat(codec.write(new TraceEvent.Frozen(3, "", "\u202e ä \u007f", List.of())))
                .isEqualTo("{\"event\":\"freeze\",\"line\":3,\"text\":\"\\u202E \\u00E4 \u007f\",\"state\":[]}");
    }

    @Test
    void moreFieldsJoinAndAreIgnoredWhenRead() {
        TraceEvent claim = new TraceEvent.Claimed(3, "", "it holds", "held");
        String line = codec.write(claim, Map.of("recorded", "6.1"));
        assertThat(line).endsWith("\"recorded\":\"6.1\"}");
        assertThat(codec.read(line)).isEqualTo(claim);
    }

    @Test
    void badLinesAreToldInOneSentence() {
        assertThatThrownBy(() -> codec.read("{\"event\":\"nap\"}"))
                .hasMessageStartingWith("event \"nap\", expected one of actor, bind, call, claim,");
        assertThatThrownBy(() -> codec.read("{}")).hasMessageStartingWith("no field \"event\", expected one of");
        assertThatThrownBy(() -> codec.read("[]")).hasMessage("no JSON object, expected one event a line");
        assertThatThrownBy(() -> codec.read("{")).hasMessageStartingWith("not JSON: ");
    }

    /** A record with every component filled in, each differently where that is easy. */
    private static Object sample(Type type, String text) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType list) {
            return List.of(sample(list.getActualTypeArguments()[0], text + "0"));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == int.class || raw == Integer.class) {
            return text.hashCode() & 0xffff;
        }
        if (raw == long.class || raw == Long.class) {
            return (long) text.hashCode() << 20;
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return true;
        }
        if (raw == String.class) {
            return text + " \"\\ ä";
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[1];
        }
        RecordComponent[] components = raw.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = sample(components[i].getGenericType(), text + components[i].getName());
        }
        Constructor<?> constructor = raw.getDeclaredConstructor(types);
        return constructor.newInstance(values);
    }
}
