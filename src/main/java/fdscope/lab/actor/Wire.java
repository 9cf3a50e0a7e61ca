package fdscope.lab.actor;

import fdscope.lab.Order;
import fdscope.lab.Report;

/**
 * The one codec of the order channel: an order or a report is one line of JSON, its kind in the field {@code is}. What
 * a line cannot mean is an {@link IllegalArgumentException}.
 */
final class Wire {
    private Wire() {}

    static String line(Order order) {
        return RecordWriter.line(order, Order.class);
    }

    static String line(Report report) {
        return RecordWriter.line(report, Report.class);
    }

    static Order order(String line) {
        return (Order) RecordReader.read(line, Order.class);
    }

    static Report report(String line) {
        return (Report) RecordReader.read(line, Report.class);
    }
}
