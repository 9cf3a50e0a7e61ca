package fdscope.lab;

import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.lab.script.Script;
import fdscope.lab.script.ScriptError;
import fdscope.lab.script.ScriptParser;
import fdscope.lab.trace.TraceEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A theatre without processes: notes every order, and answers as it was told or with success. */
public final class Understudy implements Troupe.Theatre {
    private static final Set<String> DESCRIPTORS =
            Set.of("socket", "memfd_create", "accept", "open", "dup", "eventfd", "epoll_create1");
    private static final int FIRST_PID = 4711;

    private final List<String> orders = new ArrayList<>();
    private final Map<String, Deque<Report>> told = new HashMap<>();
    private final Set<String> endless = new HashSet<>();
    private final CountDownLatch waits = new CountDownLatch(1);
    private int actors;

    /** The next such call is answered so. */
    Understudy answer(String call, Report report) {
        told.computeIfAbsent(call, key -> new ArrayDeque<>()).add(report);
        return this;
    }

    /** Such calls do not return before their actor is killed. */
    public Understudy endless(String call) {
        endless.add(call);
        return this;
    }

    /** Somebody waits in an endless call. */
    public boolean waits(Duration deadline) throws InterruptedException {
        return waits.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
    }

    static Report.Returned returned(long result, int errno, String data, Map<String, Long> numbers, Integer... fds) {
        return new Report.Returned(
                result, errno, 100, Bytes.utf8(data), Bytes.EMPTY, Bytes.EMPTY, List.of(fds), numbers);
    }

    static Report.Returned failed(int errno) {
        return returned(-1, errno, "", Map.of());
    }

    /** The calls that were ordered: name, then numbers in decimal and bytes in hexadecimal, {@code -} for none. */
    public List<String> orders() {
        return orders;
    }

    /** Plays a whole lab of its first variant. */
    List<TraceEvent> play(String text) {
        List<TraceEvent> events = new ArrayList<>();
        Script script = parse(text);
        new LabRunner(new Laboratory(this, new StillMachine()))
                .run(script, "t.lab", List.of(script.variants().get(0)), () -> false, events::add);
        return events;
    }

    public static Script parse(String text) {
        try {
            return ScriptParser.parse(text, "t.lab", 1, "t");
        } catch (ScriptError.Found found) {
            throw new AssertionError(found.getMessage(), found);
        }
    }

    @Override
    public Troupe open(Script script) {
        return new Troupe() {
            @Override
            public String folder() {
                return "/lab";
            }

            @Override
            public Actor start(String name, boolean root, int uid, long unshareFlags) {
                return new Double(name, FIRST_PID + actors++);
            }

            @Override
            public Actor spawned(String name, String token, int pid, Actor parent, Duration deadline) {
                return new Double(name, pid);
            }

            @Override
            public Program program(String name, Launch launch, Actor parent) throws CannotStart {
                throw new CannotStart("an understudy starts no programs");
            }

            @Override
            public void restarted(Actor actor, String token, Duration deadline) {}

            @Override
            public Left end() {
                return new Left(0, 0);
            }
        };
    }

    private final class Double implements Actor {
        private final String name;
        private final int pid;
        private final Deque<Report> answers = new ArrayDeque<>();
        private final CountDownLatch killed = new CountDownLatch(1);
        private boolean isWaiting;
        private int nextFd = 6;

        Double(String name, int pid) {
            this.name = name;
            this.pid = pid;
        }

        @Override
        public void send(Order order) {
            if (order instanceof Order.Repeat repeat) {
                note(repeat.call());
                answers.add(told.get(repeat.call().name()).remove());
            } else if (order instanceof Order.Call call) {
                note(call);
                if (call.announce()) {
                    answers.add(new Report.Calling());
                }
                isWaiting = endless.contains(call.name());
                if (isWaiting) {
                    return;
                }
                answers.add(
                        told.getOrDefault(call.name(), new ArrayDeque<>()).isEmpty()
                                ? success(call)
                                : told.get(call.name()).remove());
            } else {
                answers.add(returned(0, 0, "", Map.of()));
            }
        }

        private void note(Order.Call call) {
            StringBuilder line = new StringBuilder(call.name());
            for (Order.Arg argument : call.arguments()) {
                line.append(' ');
                if (argument instanceof Order.Arg.Num number) {
                    line.append(number.value());
                } else {
                    String hex = ((Order.Arg.Data) argument).value().hex();
                    line.append(hex.isEmpty() ? "-" : hex);
                }
            }
            orders.add(line.toString());
        }

        private Report success(Order.Call call) {
            if (call.name().equals("socketpair") || call.name().equals("pipe")) {
                return returned(0, 0, "", Map.of(), nextFd++, nextFd++);
            }
            return returned(DESCRIPTORS.contains(call.name()) ? nextFd++ : 0, 0, "", Map.of());
        }

        @Override
        public void send(Order order, Fd beside) {
            answers.add(returned(nextFd++, 0, "", Map.of()));
        }

        @Override
        public Optional<Report> receive(Duration deadline) {
            Optional<Report> answer = Optional.ofNullable(answers.poll());
            if (answer.isEmpty() && isWaiting) {
                waits.countDown();
                isEnded(deadline);
            }
            return answer;
        }

        private boolean isEnded(Duration deadline) {
            try {
                return killed.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public Fd takeLent() {
            return Fd.borrowed(0);
        }

        @Override
        public Optional<Ending> ended(Duration deadline) {
            return killed.getCount() == 0 ? Optional.of(new Ending(0, 9)) : Optional.empty();
        }

        @Override
        public void kill() {
            killed.countDown();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public int pid() {
            return pid;
        }

        @Override
        public int tid() {
            return pid + 2;
        }

        @Override
        public Set<Integer> ownFds() {
            return Set.of(0, 1, 2);
        }
    }
}
