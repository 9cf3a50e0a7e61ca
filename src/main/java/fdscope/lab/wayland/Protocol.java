package fdscope.lab.wayland;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The interfaces that are spoken here, as wayland.xml, xdg-shell.xml and wlr-data-control-unstable-v1.xml have them. */
final class Protocol {
    /** An interface and its version; below it requests ({@code >}) and events ({@code <}) in their order. */
    private static final String TABLE = """
            wl_display 1
            > sync n:wl_callback
            > get_registry n:wl_registry
            < error o u s
            < delete_id u
            wl_registry 1
            > bind u n
            < global u s u
            < global_remove u
            wl_callback 1
            < done! u
            wl_compositor 4
            > create_surface n:wl_surface
            > create_region n:wl_region
            wl_region 1
            > destroy!
            > add i i i i
            > subtract i i i i
            wl_surface 4
            > destroy!
            > attach ?o:wl_buffer i i
            > damage i i i i
            > frame n:wl_callback
            > set_opaque_region ?o:wl_region
            > set_input_region ?o:wl_region
            > commit
            > set_buffer_transform@2 i
            > set_buffer_scale@3 i
            > damage_buffer@4 i i i i
            < enter o:wl_output
            < leave o:wl_output
            wl_shm 1
            > create_pool n:wl_shm_pool h i
            < format u
            wl_shm_pool 1
            > create_buffer n:wl_buffer i i i i u
            > destroy!
            > resize i
            wl_buffer 1
            > destroy!
            < release
            wl_seat 7
            > get_pointer n:wl_pointer
            > get_keyboard n:wl_keyboard
            > get_touch n:wl_touch
            > release@5!
            < capabilities u
            < name@2 s
            wl_output 4
            > release@3!
            < geometry i i i i i s s i
            < mode u i i i
            < done@2
            < scale@2 i
            < name@4 s
            < description@4 s
            wl_data_device_manager 3
            > create_data_source n:wl_data_source
            > get_data_device n:wl_data_device o:wl_seat
            wl_data_source 3
            > offer s
            > destroy!
            > set_actions@3 u
            < target ?s
            < send s h
            < cancelled
            < dnd_drop_performed@3
            < dnd_finished@3
            < action@3 u
            wl_data_device 3
            > start_drag ?o:wl_data_source o:wl_surface ?o:wl_surface u
            > set_selection ?o:wl_data_source u
            > release@2!
            < data_offer n:wl_data_offer
            < enter u o:wl_surface f f ?o:wl_data_offer
            < leave
            < motion u f f
            < drop
            < selection ?o:wl_data_offer
            wl_data_offer 3
            > accept u ?s
            > receive s h
            > destroy!
            > finish@3
            > set_actions@3 u u
            < offer s
            < source_actions@3 u
            < action@3 u
            xdg_wm_base 2
            > destroy!
            > create_positioner n:xdg_positioner
            > get_xdg_surface n:xdg_surface o:wl_surface
            > pong u
            < ping u
            xdg_positioner 2
            > destroy!
            > set_size i i
            > set_anchor_rect i i i i
            > set_anchor u
            > set_gravity u
            > set_constraint_adjustment u
            > set_offset i i
            xdg_surface 2
            > destroy!
            > get_toplevel n:xdg_toplevel
            > get_popup n:xdg_popup ?o:xdg_surface o:xdg_positioner
            > set_window_geometry i i i i
            > ack_configure u
            < configure u
            xdg_toplevel 2
            > destroy!
            > set_parent ?o:xdg_toplevel
            > set_title s
            > set_app_id s
            > show_window_menu o:wl_seat u i i
            > move o:wl_seat u
            > resize o:wl_seat u u
            > set_max_size i i
            > set_min_size i i
            > set_maximized
            > unset_maximized
            > set_fullscreen ?o:wl_output
            > unset_fullscreen
            > set_minimized
            < configure i i a
            < close
            xdg_popup 2
            > destroy!
            > grab o:wl_seat u
            < configure i i i i
            < popup_done
            zwlr_data_control_manager_v1 2
            > create_data_source n:zwlr_data_control_source_v1
            > get_data_device n:zwlr_data_control_device_v1 o:wl_seat
            > destroy!
            zwlr_data_control_device_v1 2
            > set_selection ?o:zwlr_data_control_source_v1
            > destroy!
            > set_primary_selection@2 ?o:zwlr_data_control_source_v1
            < data_offer n:zwlr_data_control_offer_v1
            < selection ?o:zwlr_data_control_offer_v1
            < finished
            < primary_selection@2 ?o:zwlr_data_control_offer_v1
            zwlr_data_control_source_v1 2
            > offer s
            > destroy!
            < send s h
            < cancelled
            zwlr_data_control_offer_v1 2
            > receive s h
            > destroy!
            < offer s
            """;

    private static final Map<String, Interface> INTERFACES = read();

    private Protocol() {}

    /** @throws IllegalArgumentException if it is not spoken here */
    static Interface of(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(name + " is not spoken here"));
    }

    static Optional<Interface> find(String name) {
        return Optional.ofNullable(INTERFACES.get(name));
    }

    private static Map<String, Interface> read() {
        Map<String, Interface> all = new LinkedHashMap<>();
        for (String block : TABLE.split("\n(?=[^<>])")) {
            List<MessageType> requests = new ArrayList<>();
            List<MessageType> events = new ArrayList<>();
            String[] lines = block.strip().split("\n");
            for (int i = 1; i < lines.length; i++) {
                (lines[i].charAt(0) == '>' ? requests : events).add(MessageType.of(lines[i].substring(1)));
            }
            String[] head = lines[0].split(" ");
            all.put(head[0], new Interface(head[0], Integer.parseInt(head[1]), requests, events));
        }
        return Map.copyOf(all);
    }
}
