package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.ControlBuffer;
import fdscope.kernel.ControlMessage;
import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.lab.Actor;
import fdscope.lab.Order;
import fdscope.lab.Report;
import fdscope.lab.script.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What tests tell actors, shortly. */
final class Play {
    static final Duration DEADLINE = Duration.ofSeconds(60);

    private Play() {}

    static Script script(String... actors) {
        return new Script(
                "test",
                Optional.empty(),
                List.of(""),
                Stream.of(actors)
                        .map(name -> new Script.ActorDeclaration(1, name, false, Optional.empty(), Optional.empty()))
                        .toList(),
                List.of(),
                List.of());
    }

    static Order.Call order(String name, Object... arguments) {
        List<Order.Arg> list = new ArrayList<>();
        for (Object argument : arguments) {
            if (argument instanceof Number number) {
                list.add(new Order.Arg.Num(number.longValue()));
            } else {
                list.add(new Order.Arg.Data(argument instanceof Bytes bytes ? bytes : Bytes.utf8((String) argument)));
            }
        }
        return new Order.Call(name, list, false);
    }

    static Report.Returned call(Actor actor, String name, Object... arguments) {
        actor.send(order(name, arguments));
        return returned(actor);
    }

    static Report.Returned returned(Actor actor) {
        return (Report.Returned) report(actor);
    }

    static Report report(Actor actor) {
        return actor.receive(DEADLINE)
                .orElseThrow(() ->
                        new AssertionError(actor.name() + " did not report; ended: " + actor.ended(Duration.ZERO)));
    }

    /** Hands a descriptor over and gives its number there. */
    static int hand(Actor from, int fd, Actor to) throws ErrnoException {
        from.send(new Order.Lend(fd, true));
        returned(from);
        try (Fd lent = from.takeLent()) {
            to.send(new Order.Take(), lent);
        }
        return (int) returned(to).result();
    }

    static Bytes rights(Integer... fds) {
        return ControlBuffer.encode(List.of(new ControlMessage.Rights(List.of(fds))));
    }
}
