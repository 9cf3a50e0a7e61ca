package fdscope.lab.peer;

import fdscope.lab.dbus.BusEvent;
import java.util.List;

/**
 * Something that happened on our bus.
 *
 * @param leads where the descriptors of a message lead, by their numbers in the bus, which are open while this is told
 */
public record BusNews(BusEvent event, List<Lead> leads) {
    public BusNews {
        leads = List.copyOf(leads);
    }
}
