package fdscope.cli;

import fdscope.lab.dbus.BusEvent;
import fdscope.lab.dbus.Message;
import fdscope.lab.dbus.MessageText;
import fdscope.lab.peer.BusNews;
import fdscope.lab.peer.Buses;
import fdscope.lab.peer.Delivered;
import fdscope.lab.peer.Lead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happens on a bus, in lines for people or as JSON, each at once. */
final class BusPrint {
    private final TextOut out;
    private final boolean json;
    private final JsonText text = new JsonText();

    BusPrint(TextOut out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void ready(Buses.Ready ready) {
        if (json) {
            Map<String, Object> event = event("bus");
            event.put("address", ready.address());
            event.put("passed", ready.passed());
            json(event);
        } else {
            out.line(
                    ready.passed()
                            ? "A bus, at the listener that its starter made. In a second terminal:"
                            : "A bus." + " In a second terminal:");
            out.line("  export " + DbusCommand.VARIABLE + "='" + ready.address() + "'");
            out.line("Ctrl-C ends it.");
            out.flush();
        }
    }

    void news(BusNews news) {
        BusEvent event = news.event();
        if (event instanceof BusEvent.Passed passed) {
            message(passed.message(), passed.to(), passed.monitors(), news.leads());
        } else if (event instanceof BusEvent.Came came) {
            client(
                    "connected",
                    came.client(),
                    "",
                    Map.of("pid", came.peer().pid(), "uid", came.peer().uid()),
                    "has connected: pid " + came.peer().pid() + ", uid "
                            + came.peer().uid());
        } else if (event instanceof BusEvent.Admitted admitted) {
            client(
                    "admitted",
                    admitted.client(),
                    "",
                    Map.of("takesFds", admitted.takesFds()),
                    "is let in and " + (admitted.takesFds() ? "takes" : "does not take") + " descriptors");
        } else if (event instanceof BusEvent.CutOff off) {
            client("cut-off", off.client(), off.name(), Map.of("why", off.why()), "is cut off: " + off.why());
        } else if (event instanceof BusEvent.Left left) {
            client("left", left.client(), left.name(), Map.of(), "has left");
        }
    }

    void owned(String unique, String name) {
        if (json) {
            Map<String, Object> event = event("owned");
            event.put("unique", unique);
            event.put("name", name);
            json(event);
        } else {
            out.line(unique + " owns " + name + ". Ctrl-C ends it.");
            out.flush();
        }
    }

    /** @param to the name of the client that got it */
    void delivered(String to, Delivered delivered) {
        message(delivered.message(), List.of(to), 0, delivered.leads());
    }

    private void message(Message message, List<String> to, int monitors, List<Lead> leads) {
        if (json) {
            json(object(message, to, monitors, leads));
            return;
        }
        out.line(message.sender().orElse("") + " → " + (to.isEmpty() ? "nobody" : String.join(", ", to))
                + (monitors == 0 ? "" : monitors == 1 ? " and a monitor" : " and " + monitors + " monitors") + "  "
                + MessageText.of(message));
        for (int i = 0; i < leads.size(); i++) {
            Lead lead = leads.get(i);
            out.line("    h " + i + " is descriptor " + lead.fd() + " here → " + lead.to() + ", inode " + lead.inode());
        }
        out.flush();
    }

    private static Map<String, Object> object(Message message, List<String> to, int monitors, List<Lead> leads) {
        Map<String, Object> event = event("message");
        event.put("type", message.kind().word());
        event.put("from", message.sender().orElse(null));
        event.put("to", to);
        event.put("monitors", monitors);
        event.put("destination", message.destination().orElse(null));
        event.put("serial", message.serial());
        event.put("replySerial", message.replySerial() == 0 ? null : message.replySerial());
        event.put("path", message.path().orElse(null));
        event.put("interface", message.interfaceName().orElse(null));
        event.put("member", message.member().orElse(null));
        event.put("error", message.errorName().orElse(null));
        event.put("signature", message.signature());
        event.put("body", MessageText.body(message));
        event.put("fds", leads);
        return event;
    }

    private void client(String word, int client, String name, Map<String, Object> more, String told) {
        if (json) {
            Map<String, Object> event = event(word);
            event.put("client", client);
            event.put("name", name.isEmpty() ? null : name);
            event.putAll(more);
            json(event);
        } else {
            out.line("client " + client + (name.isEmpty() ? " " : ", " + name + ", ") + told);
            out.flush();
        }
    }

    private static Map<String, Object> event(String word) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", word);
        return event;
    }

    private void json(Map<String, Object> event) {
        out.json(text.line(event));
        out.flush();
    }
}
