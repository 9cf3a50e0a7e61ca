package fdscope.lab.wayland;

import java.util.List;

/**
 * A kind of object. The number of a request or an event in a header is its place in its list.
 *
 * @param version the latest that is spoken here
 */
record Interface(String name, int version, List<MessageType> requests, List<MessageType> events) {
    Interface {
        requests = List.copyOf(requests);
        events = List.copyOf(events);
    }

    /** @return the place of an event in the list */
    int event(String wanted) {
        return place(events, wanted);
    }

    int request(String wanted) {
        return place(requests, wanted);
    }

    private int place(List<MessageType> types, String wanted) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i).name().equals(wanted)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name + " has no " + wanted);
    }
}
