package fdscope.lab.wayland;

import static fdscope.lab.wayland.CompositorTest.buffer;
import static fdscope.lab.wayland.CompositorTest.passed;
import static fdscope.lab.wayland.WireTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Objects, codes and words as sway 1.7 with libwayland 1.21 gave them, but for what is said to be ours. */
class CompositorErrorsTest {
    private final Room room = new Room();
    private Room.Guest guest;
    private int shm;

    @BeforeEach
    void bindShm() {
        guest = room.enter().withList();
        shm = guest.bind("wl_shm");
        guest.heard();
    }

    @Test
    void aPoolOfNoBytes() {
        pool(room.file(4096), 0);
        assertError("wl_shm@3, 1, \"invalid size (0)\"");
    }

    @Test
    void aPipeAsPool() {
        pool(room.pipe(), 4096);
        assertError("wl_shm@3, 2, \"failed mmap fd 9: EACCES\"");
    }

    @Test
    void noDescriptorAtAll() {
        guest.send(words(shm, 16 << 16, 4, 4096));
        assertError("wl_display@1, 1, \"invalid arguments for wl_shm@3.create_pool: no descriptor came for it\"");
    }

    /** Ours: sway takes it, and libwayland catches SIGBUS when it reads. */
    @Test
    void aPoolLongerThanItsFile() {
        pool(room.file(4096), 8192);
        assertError("wl_shm@3, 2, \"file is only 4096 B.\"");
    }

    @Test
    void aBufferBeyondItsPool() {
        buffer(guest, pool(room.file(4096), 4096), 0, 64, 64, 256, 0);
        assertError("wl_shm_pool@4, 1, \"invalid width, height or stride (64x64, 256)\"");
    }

    @Test
    void aBufferBeforeItsPool() {
        buffer(guest, pool(room.file(4096), 4096), -4, 16, 16, 64, 0);
        assertError("wl_shm_pool@4, 1, \"invalid width, height or stride (16x16, 64)\"");
    }

    @Test
    void sizesThatOverflow() {
        buffer(guest, pool(room.file(4096), 4096), 0, 1, Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
        assertError("wl_shm_pool@4, 1, \"invalid width, height or stride (1x2147483647, 2147483647)\"");
    }

    @Test
    void aFormatThatNobodyAnnounced() {
        buffer(guest, pool(room.file(4096), 4096), 0, 16, 16, 64, 7);
        assertError("wl_shm_pool@4, 0, \"invalid format 0x7\"");
    }

    @Test
    void aPoolThatShrinks() {
        guest.say(pool(room.file(4096), 4096), "resize", Argument.of(100));
        assertError("wl_shm_pool@4, 2, \"shrinking pool invalid\"");
    }

    @Test
    void anUnknownObjectRequestOrId() {
        guest.send(words(77, 8 << 16));
        assertError("wl_display@1, 0, \"invalid object 77\"");
    }

    @Test
    void aRequestThatThereIsNot() {
        guest.send(words(shm, 8 << 16 | 9));
        assertError("wl_display@1, 1, \"invalid method 9, object wl_shm@3\"");
    }

    @Test
    void aRequestOfANewerVersion() {
        guest.send(words(2, 40 << 16, 2, 14)
                .plus(Bytes.utf8("wl_compositor\0\0\0"))
                .plus(words(1, 4))
                .plus(words(4, 12 << 16, 5))
                .plus(words(5, 24 << 16 | 9, 0, 0, 1, 1)));
        assertError("wl_display@1, 1, \"invalid method 9 (since 1 < 4), object wl_surface@5\"");
    }

    @Test
    void aGlobalThatThereIsNot() {
        guest.side.create("wl_shm", 1);
        guest.say(2, "bind", Argument.unsigned(999), new Argument.NewId("wl_shm", 1, 4));
        assertError("wl_registry@2, 0, \"invalid global wl_shm (999)\"");
    }

    @Test
    void aWindowWithoutARole() {
        int surface = guest.make(guest.bind("wl_compositor"), "create_surface", "wl_surface");
        guest.make(guest.bind("xdg_wm_base"), "get_xdg_surface", "xdg_surface", guest.side.reference(surface));
        guest.say(surface, "commit");
        assertError("xdg_surface@7, 1, \"xdg_surface must have a role\"");
    }

    @Test
    void aPointerWhereThereIsNone() {
        int seat = guest.bind("wl_seat");
        guest.heard();
        guest.send(words(seat, 12 << 16, 5));
        assertError("wl_seat@4, 0, \"wl_seat.get_pointer called when no pointer capability has existed\"");
    }

    @Test
    void whatComesBehindAnErrorIsNotHeard() {
        Descriptor late = room.file(4096);
        guest.send(words(77, 8 << 16).plus(words(shm, 16 << 16, 4, 4096)), late);
        assertError("wl_display@1, 0, \"invalid object 77\"");
        guest.send(words(1, 12 << 16, 4));
        assertThat(guest.heard()).isEmpty();
        assertThat(room.dropped).containsExactly(late);
    }

    @Test
    void descriptorsThatNobodyAskedForEndTheConnection() {
        List<Descriptor> many = new ArrayList<>();
        for (int i = 0; i < 29; i++) {
            many.add(room.pipe());
        }
        guest.send(words(1, 12 << 16), many.toArray(Descriptor[]::new));
        assertError("wl_display@1, 3, \"more than 28 descriptors that no request has asked for\"");
        assertThat(room.dropped).containsExactlyElementsOf(many);
    }

    @Test
    void thereIsRoomForSoManyPoolsAndNoMore() {
        for (int i = 0; i < 64; i++) {
            pool(room.file(16), 16);
        }
        assertThat(guest.heard()).isEmpty();
        pool(room.file(16), 16);
        assertError("wl_display@1, 2, \"at most 64 pools\"");
        assertThat(room.dropped).hasSize(65).doesNotHaveDuplicates();
    }

    @Test
    void thereIsRoomForSoManyObjectsAndNoMore() {
        int surfaces = guest.bind("wl_compositor");
        while (room.closed.isEmpty()) {
            guest.make(surfaces, "create_region", "wl_region");
        }
        assertError("wl_display@1, 2, \"at most 2048 objects\"");
    }

    private int pool(Descriptor descriptor, int size) {
        return guest.make(shm, "create_pool", "wl_shm_pool", passed(descriptor), Argument.of(size));
    }

    private void assertError(String error) {
        assertThat(guest.heard()).containsExactly("wl_display@1.error(" + error + ")");
        assertThat(room.closed).containsOnlyKeys(guest.number);
    }
}
