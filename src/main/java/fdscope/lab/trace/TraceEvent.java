package fdscope.lab.trace;

import java.util.List;

/**
 * One thing that happened in a lab. Names are symbolic ({@code alice.f} is in the text as {@code 7<f>}); pids and
 * descriptor numbers are fields of their own. {@code variant} is {@code ""} in a lab without variants; {@code text} is
 * the call or statement alone, escaped. Absent fields are null: they are left out of the JSON form.
 */
public sealed interface TraceEvent {
    int line();

    String variant();

    <R> R accept(Visitor<R> visitor);

    /** A process has started to play an actor. */
    record ActorStarted(int line, String variant, String actor, int pid, int tid, int uid, String text)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.actor(this);
        }
    }

    /** A pair or a pipe was laid between two actors. */
    record Setup(int line, String variant, String actor, int pid, int tid, String text) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.setup(this);
        }
    }

    /**
     * A call has returned.
     *
     * @param result -1 when it failed; {@code errno} then is the name of the error, else null
     * @param ns time inside the call
     * @param returned what stands behind {@code =}: {@code 1}, {@code "x", SCM_RIGHTS [7], flags 0}
     * @param data bytes that came, escaped, or null
     * @param fds descriptors that came, or null
     * @param flags msg_flags, or null
     * @param control control buffer as received, hexadecimal, or null
     * @param holds whether it was as expected; null when nothing was expected
     * @param expected in words, or null
     * @param resumed it was started before: {@code <... recv resumed>}
     */
    record Called(
            int line,
            String variant,
            String actor,
            int pid,
            int tid,
            String text,
            long result,
            String errno,
            long ns,
            String returned,
            String data,
            List<Integer> fds,
            Long flags,
            String control,
            Boolean holds,
            String expected,
            boolean resumed)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** A call was made again and again; {@code last} is the errno that ended it, or null. */
    record Repeated(
            int line,
            String variant,
            String actor,
            int pid,
            int tid,
            String text,
            int count,
            long total,
            String last,
            long ns,
            String returned,
            Boolean holds,
            String expected)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.repeat(this);
        }
    }

    /**
     * A call that was started. If the actor does not sleep in it, its {@code await} tells its result.
     *
     * @param wchan the kernel function that it sleeps in, "" unknown; null: it does not sleep
     * @param syscall the system call, by the kernel's name ({@code recvfrom} for recv); null unknown
     * @param stack the functions from the system call to {@code wchan}; null where they may not be read: root may
     */
    record Started(
            int line,
            String variant,
            String actor,
            int pid,
            int tid,
            String text,
            String wchan,
            String syscall,
            List<String> stack)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.start(this);
        }
    }

    /**
     * What the kernel did at a tracepoint on the way of a call.
     *
     * @param actor null, as all but {@code text}, if something could not be recorded: {@code text} says what and why
     * @param call the system call, {@code point} the tracepoint, by the kernel's names
     * @param text its fields, as the kernel prints them, escaped; those of the first time
     * @param chain the functions from the system call to the point
     * @param times that it was passed in this step, in the same call by the same way
     */
    record KernelSeen(
            int line,
            String variant,
            String actor,
            Integer pid,
            Integer tid,
            String call,
            String point,
            String text,
            List<String> chain,
            Integer times)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.kernel(this);
        }
    }

    /** A value got a name; {@code fd} its number, null if it is no descriptor. */
    record Bound(int line, String variant, String actor, int pid, String name, Integer fd, String text)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bind(this);
        }
    }

    /** {@code let}: a value noted, with its source ("" for a computed one). */
    record Noted(int line, String variant, String name, String value, String source, String text)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.let(this);
        }
    }

    /** A process has ended; {@code signal} by name, or null when it exited with {@code code}; {@code call} it was in. */
    record Ended(
            int line,
            String variant,
            String actor,
            int pid,
            String signal,
            int code,
            String text,
            String call,
            Boolean holds,
            String expected)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ended(this);
        }
    }

    /** spawn or execve: a fresh program; {@code inherits} its descriptors as {@code 6<c>}. */
    record Spawned(
            int line, String variant, String actor, int pid, int tid, String parent, List<String> inherits, String text)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.spawn(this);
        }
    }

    /** A check of the machine: what was observed and where. */
    record Expected(int line, String variant, String text, boolean holds, String observed, String source, long waitedMs)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.expect(this);
        }
    }

    /** What it means that the check or the step before has failed: its {@code else}. */
    record Otherwise(int line, String variant, String text) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.otherwise(this);
        }
    }

    /** What a checked program has written until its end; {@code text} line by line, escaped. */
    record Wrote(int line, String variant, String actor, int pid, String stream, String text) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.output(this);
        }
    }

    /** {@code verdict}: {@code held}, {@code failed} or {@code skipped}; told after the claim's last check. */
    record Claimed(int line, String variant, String text, String verdict) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.claim(this);
        }
    }

    /** A question before its answer can be seen. */
    record Asked(int line, String variant, String text, List<Choice> answers) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.predict(this);
        }
    }

    /** One answer; {@code why} may be null. */
    record Choice(String text, boolean right, String why) {}

    /** A place to stay and look; {@code state} is the stage in words. */
    record Frozen(int line, String variant, String text, List<String> state) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.freeze(this);
        }
    }

    /** An observation without a judgement. */
    record Shown(int line, String variant, String label, String value, String source) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.show(this);
        }
    }

    /** Steps that cannot run here, and why. */
    record Skipped(int line, String variant, String reason, int steps) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.skip(this);
        }
    }

    /** The lab cannot go on: {@code text} is {@code file:line: what, and what was expected}. */
    record Failed(int line, String variant, String text) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.error(this);
        }
    }

    /** The stage after a step; recordings keep it, the JSON output leaves it out. */
    record Staged(int line, String variant, Scene scene) implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scene(this);
        }
    }

    /** The last event of a run, all variants summed; {@code outcome}: {@code passed}, {@code failed} or {@code skipped}. */
    record Finished(
            int line,
            String variant,
            String outcome,
            int claims,
            int held,
            int failed,
            int skipped,
            int checks,
            Left left)
            implements TraceEvent {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.end(this);
        }
    }

    /** What is left on the machine: all 0. */
    record Left(int processes, int sockets, int files) {
        public Left plus(Left other) {
            return new Left(processes + other.processes, sockets + other.sockets, files + other.files);
        }

        public boolean nothing() {
            return processes == 0 && sockets == 0 && files == 0;
        }
    }

    /** One method per kind of event, named as the JSON form names it; {@code else} cannot be a name here. */
    interface Visitor<R> {
        R actor(ActorStarted event);

        R setup(Setup event);

        R call(Called event);

        R repeat(Repeated event);

        R start(Started event);

        R kernel(KernelSeen event);

        R bind(Bound event);

        R let(Noted event);

        R ended(Ended event);

        R spawn(Spawned event);

        R expect(Expected event);

        R otherwise(Otherwise event);

        R output(Wrote event);

        R claim(Claimed event);

        R predict(Asked event);

        R freeze(Frozen event);

        R show(Shown event);

        R skip(Skipped event);

        R error(Failed event);

        R scene(Staged event);

        R end(Finished event);
    }
}
