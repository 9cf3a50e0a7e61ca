package fdscope.observe;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.kernel.UnixAddress;
import fdscope.observe.source.KnownSocketsSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSocketsTest {
    private static final KnownSockets SHIPPED = new KnownSocketsSource().read();

    static Stream<KnownSocket> shipped() {
        return SHIPPED.all().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyLineOfTheShippedFileIsTheFirstThatMatchesItsExample(KnownSocket socket) {
        assertThat(SHIPPED.of(address(socket.example()))).contains(socket);
    }

    @ParameterizedTest
    @CsvSource({
        "/run/user/1000/wayland-1, wayland",
        "/run/user/0/wayland-1.lock-not-really, wayland",
        "@/tmp/.X11-unix/X0, x11",
        "/tmp/.X11-unix/X12, x11",
        "/run/dbus/system_bus_socket, dbus-system",
        "/run/user/1000/bus, dbus-session",
        "/run/systemd/journal/stdout, journald",
        "/run/systemd/journal/dev-log, syslog",
        "/run/udev/control, udev",
        "/run/user/1000/pipewire-0, pipewire",
        "/run/user/1000/pulse/native, pulseaudio",
        "/var/run/docker.sock, docker",
        "/run/containerd/containerd.sock, containerd",
        "/tmp/ssh-a8Qd/agent.12, ssh-agent",
        "/home/ann/.gnupg/S.gpg-agent, gpg-agent",
        "/S.gpg-agent, gpg-agent",
        "/tmp/tmux-1000/work, tmux",
        "/run/nscd/socket, nscd",
        "/run/systemd/notify, systemd-notify",
    })
    void aWellKnownNameIsTold(String name, String key) {
        assertThat(SHIPPED.of(address(name)).orElseThrow().key()).isEqualTo(key);
    }

    @Test
    void whatAUserHasInRunIsKnownInHisOwnFolderToo() {
        KnownSockets known = SHIPPED.alsoIn("/home/ann/.runtime/");
        assertThat(known.of(address("/home/ann/.runtime/wayland-1"))
                        .orElseThrow()
                        .key())
                .isEqualTo("wayland");
        assertThat(known.of(address("/home/ann/.runtime/bus")).orElseThrow().key())
                .isEqualTo("dbus-session");
        assertThat(known.of(address("/run/user/1000/wayland-1")).orElseThrow().key())
                .isEqualTo("wayland");
        assertThat(known.of(address("/home/bob/wayland-1"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "run", "/run/user/1000", "/odd*/folder"})
    void noFolderOrOneThatIsThereAlreadyAddsNothing(String folder) {
        assertThat(SHIPPED.alsoIn(folder).all()).isEqualTo(SHIPPED.all());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/run/user/1000/deeper/wayland-1",
                "/run/user/wayland-1",
                "@/run/user/1000/wayland-1",
                "run/dbus/system_bus_socket",
                "/tmp/run/dbus/system_bus_socket",
                "/run/dbus/system_bus_socket2",
                "@S.gpg-agent",
                "S.gpg-agent",
                "/tmp/ssh-a/b/agent.12",
                "/",
                "@",
                "@00001",
            })
    void aNameThatOnlyResemblesOneIsNot(String name) {
        assertThat(SHIPPED.of(address(name))).isEmpty();
    }

    @Test
    void anUnnamedSocketIsUnknown() {
        assertThat(SHIPPED.of(new UnixAddress.Unnamed())).isEmpty();
    }

    @Test
    void bytesThatAreNoTextMatchAStar() {
        Bytes name = Bytes.utf8("/run/user/1000/wayland-").plus(Bytes.of((byte) 0xff, (byte) '\n', (byte) 0x1b));

        assertThat(SHIPPED.of(new UnixAddress.Pathname(name)).orElseThrow().key())
                .isEqualTo("wayland");
    }

    @Test
    void ofTwoPatternsThatMatchTheFirstCounts() {
        KnownSocket one = new KnownSocket("one", "/a/x*y*z", "/a/xyz", "One", "One: 1.");
        KnownSocket two = new KnownSocket("two", "/*/x*", "/a/xx", "Two", "Two: 2.");
        KnownSockets sockets = new KnownSockets(List.of(one, two));

        assertThat(sockets.of(address("/a/x1y2yz"))).contains(one);
        assertThat(sockets.of(address("/a/x1y2y"))).contains(two);
        assertThat(new KnownSockets(List.of(two, one)).of(address("/a/x1y2yz"))).contains(two);
        assertThat(sockets.keys()).containsExactly("one", "two");
    }

    private static UnixAddress address(String name) {
        return name.startsWith("@")
                ? new UnixAddress.Abstract(Bytes.utf8(name.substring(1)))
                : new UnixAddress.Pathname(Bytes.utf8(name));
    }
}
