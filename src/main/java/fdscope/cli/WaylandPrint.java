package fdscope.cli;

import fdscope.kernel.Printable;
import fdscope.lab.peer.Lead;
import fdscope.lab.peer.WaylandListener;
import fdscope.lab.wayland.Message;
import fdscope.lab.wayland.Picture;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a compositor hears and says, as lines or as JSON. */
final class WaylandPrint implements WaylandListener {
    private final TextOut out;
    private final boolean json;
    private final PictureText.Depth depth;
    private final JsonText text = new JsonText();

    WaylandPrint(TextOut out, boolean json, PictureText.Depth depth) {
        this.out = out;
        this.json = json;
        this.depth = depth;
    }

    /** A message as libwayland's WAYLAND_DEBUG tells it, with what its descriptors lead to. */
    static String line(boolean request, Message message, List<Lead> leads) {
        Iterator<Lead> next = leads.iterator();
        return (request ? "→ " : "← ") + message.text(descriptor -> fd(next.next()));
    }

    private static String fd(Lead lead) {
        return "fd " + lead.fd() + " " + lead.to();
    }

    void listens(Path socket) {
        String folder = socket.getParent().toString();
        String name = socket.getFileName().toString();
        if (json) {
            event("listening", "socket", socket.toString(), "folder", folder, "display", name);
            return;
        }
        out.line("A compositor listens at " + Printable.of(socket.toString()) + ". In another terminal:");
        out.line("  export XDG_RUNTIME_DIR=" + word(folder));
        out.line("  export WAYLAND_DISPLAY=" + word(name));
        out.line("and then wl-copy, wl-paste or fdscope wayland draw. Ctrl-C ends it.");
        out.flush();
    }

    /** For a shell. */
    private static String word(String text) {
        return text.matches("[A-Za-z0-9_./:@+-]+")
                ? text
                : "'" + Printable.of(text).replace("'", "'\\''") + "'";
    }

    @Override
    public void connected(int client, int pid, int uid, String command) {
        if (json) {
            event("connected", "client", client, "pid", pid, "uid", uid, "command", command);
        } else {
            say(client, "connected: " + Printable.of(command) + ", pid " + pid + ", uid " + uid);
        }
    }

    @Override
    public void message(int client, boolean request, Message message, List<Lead> leads) {
        if (!json) {
            say(client, line(request, message, leads));
            return;
        }
        event(
                "message",
                "client",
                client,
                "from",
                request ? "client" : "compositor",
                "object",
                Integer.toUnsignedLong(message.object()),
                "interface",
                message.interfaceName(),
                "name",
                message.name(),
                "arguments",
                message.arguments().stream()
                        .map(argument -> argument.text(descriptor -> "fd"))
                        .toList(),
                "descriptors",
                leads,
                "text",
                message.text());
    }

    @Override
    public void picture(int client, int surface, boolean window, Picture picture) {
        PictureText drawn = new PictureText(picture);
        if (json) {
            event(
                    "picture",
                    "client",
                    client,
                    "surface",
                    surface,
                    "window",
                    window,
                    "width",
                    picture.width(),
                    "height",
                    picture.height(),
                    "format",
                    picture.format().name(),
                    "rows",
                    drawn.hexRows());
            return;
        }
        say(
                client,
                "wl_surface@" + surface + " shows " + drawn.summary()
                        + (window ? "" : "; it has no role, and a real compositor would show nothing"));
        if (depth != PictureText.Depth.NONE) {
            out.styled(drawn.lines(depth));
            out.flush();
        }
    }

    @Override
    public void gone(int client, String why) {
        if (json) {
            event("gone", "client", client, "why", why);
        } else {
            say(client, "gone: " + Printable.of(why));
        }
    }

    private void say(int client, String what) {
        out.line(client + " " + what);
        out.flush();
    }

    /** @param fields names and values by turns */
    private void event(String name, Object... fields) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event", name);
        for (int i = 0; i < fields.length; i += 2) {
            event.put((String) fields[i], fields[i + 1]);
        }
        out.json(text.line(event));
        out.flush();
    }
}
