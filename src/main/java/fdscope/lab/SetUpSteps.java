package fdscope.lab;

import fdscope.kernel.ErrnoException;
import fdscope.kernel.Fd;
import fdscope.kernel.SocketType;
import fdscope.kernel.UnixAddress;
import fdscope.lab.script.Script;
import fdscope.lab.script.Step;
import fdscope.lab.trace.TraceEvent;
import java.util.List;

/** Set-up: pairs and pipes, laid between two actors before anything happens. */
final class SetUpSteps {
    private final RunState run;

    SetUpSteps(RunState run) {
        this.run = run;
    }

    void pair(Script.Line line, Step.Pair pair) throws LabFailure {
        SocketType type =
                pair.types().size() == 1 ? pair.types().get(0) : pair.types().get(run.variantIndex);
        Part maker = run.cast.ready(pair.first().actor());
        Report.Returned made = setUp(
                maker,
                "socketpair",
                List.of(
                        new Order.Arg.Num(UnixAddress.AF_UNIX),
                        new Order.Arg.Num(type.number()),
                        new Order.Arg.Num(0)));
        lay(line, maker, "socketpair(AF_UNIX, SOCK_" + type.name() + ")", made.fds(), pair.first(), pair.second());
    }

    void pipe(Script.Line line, Step.Pipe pipe) throws LabFailure {
        Part maker = run.cast.ready(pipe.read().actor());
        Report.Returned made = setUp(maker, "pipe", List.of());
        lay(line, maker, "pipe()", made.fds(), pipe.read(), pipe.write());
    }

    private Report.Returned setUp(Part maker, String call, List<Order.Arg> arguments) throws LabFailure {
        maker.actor().send(new Order.Call(call, arguments, false));
        return Answers.succeeded(Answers.returned(maker, call + "()"), call);
    }

    /** The first end stays with its maker, the second is handed over where it belongs to somebody else. */
    private void lay(Script.Line line, Part maker, String call, List<Integer> fds, Step.Place first, Step.Place second)
            throws LabFailure {
        int far = fds.get(1);
        run.names.bind(first.actor(), first.name(), new Value.Descriptor(first.actor(), fds.get(0)));
        String given = "";
        if (!second.actor().equals(first.actor())) {
            Part taker = run.cast.ready(second.actor());
            int number = handOver(maker, far, taker);
            run.names.bind(second.actor(), second.name(), new Value.Descriptor(second.actor(), number));
            given = "; " + second.actor() + " has it as " + run.names.numbered(second.actor(), number);
        } else {
            run.names.bind(second.actor(), second.name(), new Value.Descriptor(second.actor(), far));
        }
        String text = call + " = " + run.names.numbered(first.actor(), fds.get(0)) + ", "
                + (given.isEmpty() ? run.names.numbered(first.actor(), far) : far) + given;
        Actor actor = maker.actor();
        run.emit(new TraceEvent.Setup(line.number(), run.variant, actor.name(), actor.pid(), actor.tid(), text));
    }

    private int handOver(Part from, int number, Part to) throws LabFailure {
        from.actor().send(new Order.Lend(number, false));
        Answers.succeeded(Answers.returned(from, "handing over"), "handing over");
        try (Fd lent = from.actor().takeLent()) {
            // Its own order, so that nobody sees it twice: in the maker's table and in the taker's.
            from.actor().send(new Order.Call("close", List.of(new Order.Arg.Num(number)), false));
            Answers.succeeded(Answers.returned(from, "handing over"), "close");
            to.actor().send(new Order.Take(), lent);
            return (int) Answers.succeeded(Answers.returned(to, "taking over"), "taking over")
                    .result();
        } catch (ErrnoException e) {
            throw new LabFailure(e.getMessage());
        }
    }
}
