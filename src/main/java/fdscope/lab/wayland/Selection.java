package fdscope.lab.wayland;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A clipboard: who offers, and everybody who is told. A real compositor tells wl_data_devices only while their client has
 * the keyboard; there is no keyboard here, and all are told, as those of data-control are everywhere.
 */
final class Selection {
    private final String event;
    private final List<ClipboardResources.Device> devices = new ArrayList<>();
    private Optional<ClipboardResources.Source> source = Optional.empty();

    /** @param event by which a device is told: selection, primary_selection */
    Selection(String event) {
        this.event = event;
    }

    void join(ClipboardResources.Device device) {
        devices.add(device);
        device.told(event, source);
    }

    void leave(ClipboardResources.Device device) {
        devices.remove(device);
    }

    /** The one before is cancelled. */
    void set(Optional<ClipboardResources.Source> next) {
        if (next.equals(source)) {
            return;
        }
        source.ifPresent(old -> old.say("cancelled"));
        source = next;
        for (ClipboardResources.Device device : devices) {
            device.told(event, source);
        }
    }

    /** Its client destroyed it, or is gone. */
    void lost(ClipboardResources.Source gone) {
        if (source.isPresent() && source.get() == gone) {
            source = Optional.empty();
            for (ClipboardResources.Device device : devices) {
                device.told(event, source);
            }
        }
    }
}
