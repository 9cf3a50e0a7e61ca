package fdscope.lab;

import fdscope.kernel.Bytes;

/**
 * A call ready to be made.
 *
 * @param text as the trace shows it: {@code sendmsg(6<s>, "x", SCM_RIGHTS [7<f>])}
 */
record Prepared(Order.Call order, String text) {
    String name() {
        return order.name();
    }

    long number(int index) {
        return ((Order.Arg.Num) order.arguments().get(index)).value();
    }

    Bytes data(int index) {
        return ((Order.Arg.Data) order.arguments().get(index)).value();
    }
}
