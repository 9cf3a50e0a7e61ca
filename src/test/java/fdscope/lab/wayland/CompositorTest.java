package fdscope.lab.wayland;

import static fdscope.lab.wayland.WireTest.words;
import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositorTest {
    private final Room room = new Room();

    @Test
    void theFirstAnswerIsTheListThenDone() {
        Room.Guest guest = room.enter();
        guest.side.create("wl_registry", 0);
        guest.side.create("wl_callback", 0);
        guest.send(words(1, 12 << 16 | 1, 2, 1, 12 << 16, 3));
        assertThat(guest.heard())
                .containsExactly(
                        "wl_registry@2.global(1, \"wl_shm\", 1)",
                        "wl_registry@2.global(2, \"wl_compositor\", 4)",
                        "wl_registry@2.global(3, \"wl_seat\", 7)",
                        "wl_registry@2.global(4, \"wl_output\", 4)",
                        "wl_registry@2.global(5, \"wl_data_device_manager\", 3)",
                        "wl_registry@2.global(6, \"xdg_wm_base\", 2)",
                        "wl_registry@2.global(7, \"zwlr_data_control_manager_v1\", 2)",
                        "wl_callback@3.done(1)",
                        "wl_display@1.delete_id(3)");
    }

    @Test
    void theEventIsByteForByteThatOfTheLesson() {
        room.compositor.connected(1);
        List<Effect> effects = room.compositor.received(1, words(1, 12 << 16 | 1, 2), List.of());
        assertThat(((Effect.Send) effects.get(1)).data())
                .isEqualTo(
                        words(2, 28 << 16, 1, 7).plus(Bytes.utf8("wl_shm\0\0")).plus(words(1)));
    }

    @Test
    void whateverThePiecesTheEffectsAreTheSame() {
        Bytes session = words(1, 12 << 16 | 1, 2)
                .plus(words(2, 32 << 16, 1, 7))
                .plus(Bytes.utf8("wl_shm\0\0"))
                .plus(words(1, 3))
                .plus(words(3, 16 << 16, 4, 4096))
                .plus(words(4, 32 << 16, 5, 0, 2, 2, 8, 1));
        List<List<Effect>> told = new ArrayList<>();
        for (int size : new int[] {1, 3, session.length()}) {
            Room fresh = new Room();
            fresh.compositor.connected(1);
            List<Effect> effects = new ArrayList<>();
            List<Descriptor> descriptors = List.of(fresh.file(4096));
            for (int at = 0; at < session.length(); at += size) {
                Bytes piece = session.slice(at, Math.min(at + size, session.length()));
                effects.addAll(fresh.compositor.received(1, piece, at == 0 ? descriptors : List.of()));
            }
            told.add(effects);
        }
        assertThat(told.get(0)).isEqualTo(told.get(2)).hasSize(13);
        assertThat(told.get(1)).isEqualTo(told.get(2));
    }

    @Test
    void aSurfaceShowsThePixelsOfItsBufferAndLetsItGo() {
        Room.Guest guest = room.enter().withList();
        int shm = guest.bind("wl_shm");
        // 2 x 2 from byte 8 on, 12 bytes a row: blue, green, red, alpha each.
        Bytes file = Bytes.ofHex("0000000000000000" + "030201ff060504ff00000000" + "090807ff0c0b0aff00000000");
        int pool = guest.make(shm, "create_pool", "wl_shm_pool", passed(room.file(file)), Argument.of(32));
        int buffer = buffer(guest, pool, 8, 2, 2, 12, 0);
        int surface = guest.make(guest.bind("wl_compositor"), "create_surface", "wl_surface");
        guest.heard();
        show(guest, surface, buffer);
        assertThat(room.shown)
                .containsExactly(new Effect.Show(
                        guest.number,
                        surface,
                        false,
                        new Picture(
                                2, 2, PixelFormat.ARGB8888, 2, 2, List.of(0x010203, 0x040506, 0x070809, 0x0a0b0c))));
        assertThat(guest.heard()).containsExactly("wl_buffer@" + buffer + ".release()");
    }

    @Test
    void ofALargePictureSomeRowsAndColumnsAreTaken() {
        Room.Guest guest = room.enter().withList();
        Bytes row = Bytes.EMPTY;
        for (int x = 0; x < 512; x++) {
            row = row.plus(words(x));
        }
        int pool = guest.make(
                guest.bind("wl_shm"), "create_pool", "wl_shm_pool", passed(room.file(row)), Argument.of(2048));
        int surface = guest.make(guest.bind("wl_compositor"), "create_surface", "wl_surface");
        show(guest, surface, buffer(guest, pool, 0, 512, 1, 2048, 1));
        Picture picture = room.shown.get(0).picture();
        assertThat(List.of(picture.width(), picture.columns(), picture.rows())).containsExactly(512, 256, 1);
        assertThat(List.of(picture.at(0, 0), picture.at(1, 0), picture.at(255, 0)))
                .containsExactly(0, 2, 510);
    }

    @Test
    void aPoolThatIsCutOffLaterEndsItsClientAlone() {
        Room.Guest guest = room.enter().withList();
        Room.Guest other = room.enter().withList();
        Descriptor file = room.file(4096);
        int pool = guest.make(guest.bind("wl_shm"), "create_pool", "wl_shm_pool", passed(file), Argument.of(4096));
        int buffer = buffer(guest, pool, 0, 32, 32, 128, 1);
        int surface = guest.make(guest.bind("wl_compositor"), "create_surface", "wl_surface");
        guest.heard();
        room.files.put(file, Bytes.EMPTY.resized(4095));
        show(guest, surface, buffer);
        assertThat(guest.heard())
                .containsExactly("wl_display@1.error(wl_buffer@" + buffer + ", 2, \"error accessing SHM buffer\")");
        assertThat(room.closed).containsOnlyKeys(guest.number);
        assertThat(room.dropped).containsExactly(file);
        other.make(ClientSide.DISPLAY, "sync", "wl_callback");
        assertThat(other.heard()).hasSize(2);
    }

    @Test
    void aPoolLivesAsLongAsItsBuffers() {
        Room.Guest guest = room.enter().withList();
        Descriptor file = room.file(4096);
        int pool = guest.make(guest.bind("wl_shm"), "create_pool", "wl_shm_pool", passed(file), Argument.of(4096));
        int buffer = buffer(guest, pool, 0, 2, 2, 8, 1);
        guest.say(pool, "destroy");
        assertThat(room.dropped).isEmpty();
        guest.say(buffer, "destroy");
        assertThat(room.dropped).containsExactly(file);
    }

    @Test
    void theNextFrameComesWithTheRefreshAndNotBefore() {
        Room.Guest guest = room.enter().withList();
        int surface = guest.make(guest.bind("wl_compositor"), "create_surface", "wl_surface");
        int frame = guest.make(surface, "frame", "wl_callback");
        guest.heard();
        assertThat(room.compositor.isAwaited()).isFalse();
        guest.say(surface, "commit");
        assertThat(guest.heard()).isEmpty();
        assertThat(room.compositor.isAwaited()).isTrue();
        room.perform(room.compositor.refresh(200));
        assertThat(guest.heard())
                .containsExactly("wl_callback@" + frame + ".done(200)", "wl_display@1.delete_id(" + frame + ")");
        assertThat(room.compositor.isAwaited()).isFalse();
    }

    @Test
    void aWindowIsConfiguredBeforeItShowsAnything() {
        Room.Guest guest = room.enter().withList();
        int surface = guest.make(guest.bind("wl_compositor"), "create_surface", "wl_surface");
        int role =
                guest.make(guest.bind("xdg_wm_base"), "get_xdg_surface", "xdg_surface", guest.side.reference(surface));
        int window = guest.make(role, "get_toplevel", "xdg_toplevel");
        guest.heard();
        guest.say(surface, "commit");
        assertThat(guest.heard())
                .containsExactly(
                        "xdg_toplevel@" + window + ".configure(0, 0, array[0])",
                        "xdg_surface@" + role + ".configure(1)");
        guest.say(role, "ack_configure", Argument.unsigned(1));
        int pool =
                guest.make(guest.bind("wl_shm"), "create_pool", "wl_shm_pool", passed(room.file(16)), Argument.of(16));
        show(guest, surface, buffer(guest, pool, 0, 2, 2, 8, 1));
        assertThat(room.shown).hasSize(1);
        assertThat(room.shown.get(0).window()).isTrue();
    }

    static Argument passed(Descriptor descriptor) {
        return new Argument.Passed(descriptor);
    }

    static int buffer(Room.Guest guest, int pool, int offset, int width, int height, int stride, int format) {
        return guest.make(
                pool,
                "create_buffer",
                "wl_buffer",
                Argument.of(offset),
                Argument.of(width),
                Argument.of(height),
                Argument.of(stride),
                Argument.unsigned(format));
    }

    private static void show(Room.Guest guest, int surface, int buffer) {
        guest.say(surface, "attach", guest.side.reference(buffer), Argument.of(0), Argument.of(0));
        guest.say(surface, "commit");
    }
}
