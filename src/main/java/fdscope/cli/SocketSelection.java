package fdscope.cli;

import fdscope.observe.SocketListing;
import fdscope.observe.SocketRow;
import java.util.function.Predicate;

/** Which rows somebody wants to see. */
interface SocketSelection {
    /** What must be looked up in other rows is looked up once. */
    Predicate<SocketRow> over(SocketListing listing);
}
