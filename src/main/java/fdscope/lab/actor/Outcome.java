package fdscope.lab.actor;

import fdscope.kernel.Bytes;
import fdscope.kernel.Fd;
import fdscope.lab.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a call gave, while it is being put together for {@link Report.Returned}. */
final class Outcome {
    private final long result;
    private int errno;
    private Bytes data = Bytes.EMPTY;
    private Bytes name = Bytes.EMPTY;
    private Bytes control = Bytes.EMPTY;
    private final List<Integer> fds = new ArrayList<>();
    private final Map<String, Long> numbers = new LinkedHashMap<>();

    private Outcome(long result) {
        this.result = result;
    }

    static Outcome of(long result) {
        return new Outcome(result);
    }

    static Outcome failed(int errno) {
        Outcome failed = new Outcome(-1);
        failed.errno = errno;
        return failed;
    }

    /** A new descriptor: it stays open, its number is the result and the first of {@code fds}. */
    static Outcome fd(Fd made) {
        int number = made.release();
        return of(number).andFd(number);
    }

    /** Two new descriptors in order; the result is 0, as the call gives it. */
    static Outcome pair(List<Fd> made) {
        Outcome outcome = of(0);
        made.forEach(fd -> outcome.andFd(fd.release()));
        return outcome;
    }

    /** Bytes that were read; the result is their number. */
    static Outcome read(Bytes data) {
        return of(data.length()).data(data);
    }

    Outcome andFd(int number) {
        fds.add(number);
        return this;
    }

    Outcome data(Bytes value) {
        data = value;
        return this;
    }

    Outcome name(Bytes value) {
        name = value;
        return this;
    }

    Outcome control(Bytes value) {
        control = value;
        return this;
    }

    Outcome number(String field, long value) {
        numbers.put(field, value);
        return this;
    }

    long result() {
        return result;
    }

    int errno() {
        return errno;
    }

    Bytes data() {
        return data;
    }

    List<Integer> fds() {
        return fds;
    }

    Report.Returned returned(long ns) {
        return new Report.Returned(result, errno, ns, data, name, control, fds, numbers);
    }
}
