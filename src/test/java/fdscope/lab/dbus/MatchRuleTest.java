package fdscope.lab.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchRuleTest {
    private static final List<Value> VALUES = List.of(Value.text("com.example.Sub"), Value.text("/aa/bb/"));
    private static final Message SIGNAL =
            Message.signal("/a/b", "x.Y", "Went").with(Field.SENDER, ":1.4").saying(VALUES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "|true",
                "type='signal'|true",
                "type='method_call'|false",
                "type=signal,interface='x.Y',member='Went',path='/a/b'|true",
                "interface='x.Z'|false",
                "path_namespace='/a'|true",
                "path_namespace='/'|true",
                "path_namespace='/a/bc'|false",
                "sender=':1.4'|true",
                "sender='org.example.Four'|true",
                "sender='org.example.Five'|false",
                "destination=':1.9'|false",
                "arg0='com.example.Sub'|true",
                "arg0='com.example'|false",
                "arg0namespace='com.example'|true",
                "arg0namespace='com.exam'|false",
                "arg1path='/aa/bb/cc'|true",
                "arg1path='/aa/'|true",
                "arg1path='/aa'|false",
                "arg2='x'|false",
                "eavesdrop='true'|true",
            })
    void aRuleHoldsIfEachOfItsWordsDoes(String rule, boolean holds) throws Exception {
        assertThat(MatchRule.of(rule == null ? "" : rule)
                        .matches(
                                SIGNAL,
                                VALUES,
                                (unique, name) -> unique.equals(":1.4") && name.equals("org.example.Four")))
                .isEqualTo(holds);
    }

    @Test
    void quotesAreReadAsTheSpecificationSays() throws Exception {
        assertThat(MatchRule.of("member='a,b',path=c\\'d , arg0=''").wanted())
                .containsEntry("member", "a,b")
                .containsEntry("path", "c'd ")
                .containsEntry("arg0", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type",
                "nonsense='x'",
                "type='signal',type='signal'",
                "member='x",
                "arg64='x'",
                "arg1namespace='x'"
            })
    void whatIsNoRuleIsRefused(String rule) {
        assertThatThrownBy(() -> MatchRule.of(rule)).isInstanceOf(BusError.class);
    }
}
