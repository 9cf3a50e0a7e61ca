package fdscope.lab.wayland;

import java.util.ArrayList;
import java.util.List;

/**
 * A request or an event of an interface.
 *
 * @param since the version of the interface that brought it
 * @param destructor its object is gone afterwards
 */
record MessageType(String name, int since, boolean destructor, List<Parameter> parameters) {
    MessageType {
        parameters = List.copyOf(parameters);
    }

    /** From {@code create_pool n:wl_shm_pool h i}; {@code release@3!} is a destructor since version 3. */
    static MessageType of(String text) {
        String[] words = text.trim().split(" +");
        boolean destructor = words[0].endsWith("!");
        String[] name = words[0].replace("!", "").split("@");
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            parameters.add(Parameter.of(words[i]));
        }
        return new MessageType(name[0], name.length > 1 ? Integer.parseInt(name[1]) : 1, destructor, parameters);
    }
}
