package fdscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrnoTest {
    @Test
    void aFailureReadsAsASentence() {
        assertThat(new ErrnoException("connect", "door.sock", Errno.ECONNREFUSED))
                .hasMessage("connect(door.sock): ECONNREFUSED, nobody listens there");
        assertThat(new ErrnoException("bind", "door.sock", Errno.EADDRINUSE))
                .hasMessage("bind(door.sock): EADDRINUSE, the name is taken");
        assertThat(new ErrnoException("sendmsg", "6", Errno.ETOOMANYREFS))
                .hasMessage("sendmsg(6): ETOOMANYREFS, too many descriptors in flight for this user");
    }

    @Test
    void anotherCallGetsTheGeneralMeaning() {
        assertThat(Errno.EADDRINUSE.meaning("nonesuch")).isEqualTo("the address is taken");
    }

    @Test
    void anUnknownNumberStaysWhatItIs() {
        assertThat(new Errno(999)).hasToString("errno 999");
        assertThat(new Errno(999).meaning("bind")).isEqualTo("an error that this program has no words for");
    }

    @Test
    void synonymsAreUnderstoodAndTheUsualNameIsShown() {
        assertThat(Errno.ofName("EWOULDBLOCK")).contains(Errno.EAGAIN);
        assertThat(Errno.ofName("ENOTSUP")).contains(Errno.EOPNOTSUPP);
        assertThat(Errno.EAGAIN.name()).isEqualTo("EAGAIN");
        assertThat(Errno.EOPNOTSUPP.name()).isEqualTo("EOPNOTSUPP");
        assertThat(Errno.ofName("ENONSENSE")).isEmpty();
    }

    @Test
    void everyConstantHasItsNameAndTheTableHasNoOther() throws IllegalAccessException {
        Set<Integer> constants = new TreeSet<>();
        for (Field field : Errno.class.getFields()) {
            Errno errno = (Errno) field.get(null);
            assertThat(errno.name()).isEqualTo(field.getName());
            assertThat(Errno.ofName(field.getName())).contains(errno);
            constants.add(errno.number());
        }
        Set<Integer> named = new TreeSet<>();
        for (int number = 0; number < 4096; number++) {
            if (ErrnoWords.name(number).isPresent()) {
                named.add(number);
            }
        }
        assertThat(named).isEqualTo(constants).hasSize(131);
    }

    @Test
    void everySpecialMeaningNamesACallOfThePortAndAnErrno() throws Exception {
        Set<String> calls = Arrays.stream(Syscalls.class.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
        calls.addAll(List.of("accept4", "sendto", "recv", "recvfrom", "pipe2"));
        String table;
        try (var in = ErrnoWords.class.getResourceAsStream("errno.txt")) {
            table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String[]> special = table.lines()
                .filter(line -> !line.isEmpty() && Character.isLowerCase(line.charAt(0)))
                .map(line -> line.split(" ", 3))
                .toList();
        assertThat(special).hasSizeGreaterThan(100).allSatisfy(words -> {
            assertThat(calls).contains(words[0]);
            assertThat(Errno.ofName(words[1])).isPresent();
            assertThat(Errno.ofName(words[1]).orElseThrow().meaning(words[0])).isEqualTo(words[2]);
        });
    }
}
