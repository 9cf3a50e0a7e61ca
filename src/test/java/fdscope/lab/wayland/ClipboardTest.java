package fdscope.lab.wayland;

import static fdscope.lab.wayland.CompositorTest.passed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipboardTest {
    private static final String CONTROL = "zwlr_data_control_";

    private final Room room = new Room();

    @ParameterizedTest
    @CsvSource({
        "wl_data_device_manager, wl_data_source, wl_data_device",
        "zwlr_data_control_manager_v1, zwlr_data_control_source_v1, zwlr_data_control_device_v1"
    })
    void theWritingEndGoesFromThePasterToTheCopier(String managers, String sources, String devices) {
        Room.Guest copier = room.enter().withList();
        int manager = copier.bind(managers);
        int source = copier.make(manager, "create_data_source", sources);
        copier.say(source, "offer", Argument.of("text/plain"));
        int device = copier.make(manager, "get_data_device", devices, seat(copier));
        select(copier, device, source);
        copier.heard();

        Room.Guest paster = room.enter().withList();
        Argument seat = seat(paster);
        int pasters = paster.bind(managers);
        paster.heard();
        int sees = paster.make(pasters, "get_data_device", devices, seat);
        String offer = devices.replace("_device", "_offer") + "@4278190080";
        assertThat(paster.heard())
                .contains(
                        devices + "@" + sees + ".data_offer(new id " + offer + ")",
                        offer + ".offer(\"text/plain\")",
                        devices + "@" + sees + ".selection(" + offer + ")");
        Descriptor writing = room.pipe();
        paster.say(paster.offer(), "receive", Argument.of("text/plain"), passed(writing));
        assertThat(copier.heard())
                .containsExactly(sources + "@" + source + ".send(\"text/plain\", fd " + writing.name() + ")");
        assertThat(room.dropped).containsExactly(writing);
    }

    @Test
    void whoCopiesNextCancelsWhoCopiedBefore() {
        Room.Guest first = room.enter().withList();
        int source = copy(first);
        first.heard();
        copy(room.enter().withList());
        assertThat(first.heard())
                .containsExactly(
                        CONTROL + "source_v1@" + source + ".cancelled()",
                        CONTROL + "device_v1@6.data_offer(new id " + CONTROL + "offer_v1@4278190081)",
                        CONTROL + "offer_v1@4278190081.offer(\"text/plain\")",
                        CONTROL + "device_v1@6.selection(" + CONTROL + "offer_v1@4278190081)");
    }

    @Test
    void aTextGoesWithWhoeverCopiedIt() {
        Room.Guest copier = room.enter().withList();
        copy(copier);
        Room.Guest paster = room.enter().withList();
        int device = device(paster);
        paster.heard();
        room.perform(room.compositor.gone(copier.number, "killed"));
        assertThat(paster.heard()).containsExactly(CONTROL + "device_v1@" + device + ".selection(nil)");
        // A paste that was on its way: its pipe ends, nobody writes.
        Descriptor writing = room.pipe();
        paster.say(paster.offer(), "receive", Argument.of("text/plain"), passed(writing));
        assertThat(room.dropped).containsExactly(writing);
        assertThat(room.closed).containsExactly(Map.entry(copier.number, "killed"));
    }

    @Test
    void aSourceIsUsedOnce() {
        Room.Guest copier = room.enter().withList();
        int source = copy(copier);
        copier.heard();
        copier.say(6, "set_selection", copier.side.reference(source));
        assertThat(copier.heard())
                .containsExactly("wl_display@1.error(" + CONTROL + "device_v1@6, 1, \"cannot use a data source in"
                        + " set_selection or set_primary_selection more than once\")");
    }

    @Test
    void aClientThatKeepsEveryOfferIsLetGoWithoutHarmToTheCopier() {
        Room.Guest keeper = room.enter().withList();
        device(keeper);
        Room.Guest copier = room.enter().withList();
        int manager = copier.bind(CONTROL + "manager_v1");
        int device = copier.make(manager, "get_data_device", CONTROL + "device_v1", seat(copier));
        for (int i = 0; room.closed.isEmpty() && i < 3000; i++) {
            int source = copier.make(manager, "create_data_source", CONTROL + "source_v1");
            select(copier, device, source);
            copier.say(copier.offer(), "destroy");
            copier.say(source, "destroy");
        }
        assertThat(room.closed).isEqualTo(Map.of(keeper.number, "at most 2048 objects; offers have to be destroyed"));
    }

    private int copy(Room.Guest copier) {
        int manager = copier.bind(CONTROL + "manager_v1");
        int source = copier.make(manager, "create_data_source", CONTROL + "source_v1");
        copier.say(source, "offer", Argument.of("text/plain"));
        select(copier, copier.make(manager, "get_data_device", CONTROL + "device_v1", seat(copier)), source);
        return source;
    }

    private int device(Room.Guest guest) {
        int manager = guest.bind(CONTROL + "manager_v1");
        return guest.make(manager, "get_data_device", CONTROL + "device_v1", seat(guest));
    }

    private static Argument seat(Room.Guest guest) {
        return guest.side.reference(guest.bind("wl_seat"));
    }

    /** wl_data_device wants the serial of a key as well. */
    private static void select(Room.Guest copier, int device, int source) {
        List<Argument> arguments = copier.side.reference(device).interfaceName().startsWith("wl_")
                ? List.of(copier.side.reference(source), Argument.unsigned(1))
                : List.of(copier.side.reference(source));
        copier.say(device, "set_selection", arguments.toArray(Argument[]::new));
    }
}
