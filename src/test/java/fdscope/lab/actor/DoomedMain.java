package fdscope.lab.actor;

import fdscope.kernel.jna.NativeDoor;
import fdscope.lab.Actor;
import fdscope.lab.Order;
import fdscope.lab.Troupe;
import fdscope.lab.script.Step;
import fdscope.observe.source.KernelSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A program that starts actors, one of them blocked in a call and one spawned, says their pids and the lab's folder, and
 * waits to be killed. As {@code waiting} it has ended its lab before, and set the next stage.
 */
public final class DoomedMain {
    private static final long CLONE_NEWUSER = 0x10000000L;

    private DoomedMain() {}

    public static void main(String[] arguments) throws Exception {
        ActorTheatre theatre = new ActorTheatre(NativeDoor.open(), 1, Optional.of(Path.of(arguments[0])));
        if (arguments[1].equals("waiting")) {
            theatre.open(Play.script("alice")).end();
            System.out.println();
        } else {
            play(theatre.open(Play.script("alice", "bob")));
        }
        Thread.sleep(Long.MAX_VALUE);
    }

    private static void play(Troupe troupe) throws Exception {
        Actor alice = troupe.start("alice", false, -1, 0);
        Actor bob = troupe.start("bob", false, -1, 0);
        Play.call(alice, "mkdir", "deep", 0);
        int end = Play.call(bob, "socketpair", 1, 1).fds().get(0);
        bob.send(Play.order("recv", end, 1));
        alice.send(new Order.Spawn("carol", List.of(), List.of(), List.of()));
        int carol = (int) Play.returned(alice).result();
        troupe.spawned("carol", "carol", carol, alice, Play.DEADLINE);
        System.out.println(troupe.folder() + " " + alice.pid() + " " + bob.pid() + " " + carol + locked(troupe));
    }

    /** One who has shut himself up in a folder, from where he can remove nothing; none where that is not allowed. */
    private static String locked(Troupe troupe) throws Exception {
        if (new Needs(NativeDoor.open(), new KernelSource())
                .unmet(new Step.Need(Step.Need.Kind.USERNS, ""))
                .isPresent()) {
            return "";
        }
        Actor guest = troupe.start("guest", false, -1, CLONE_NEWUSER);
        Play.call(guest, "mkdir", "cell", 0755);
        Play.call(guest, "chroot", "cell");
        Play.call(guest, "chdir", "/");
        return " " + guest.pid();
    }
}
