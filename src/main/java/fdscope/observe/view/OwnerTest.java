package fdscope.observe.view;

import fdscope.observe.Owner;
import fdscope.observe.SocketRow;

/** A process is meant by part of its command, or by its pid. */
record OwnerTest(Needle needle, long pid) {
    static OwnerTest of(String value) {
        return new OwnerTest(new Needle(value), value.matches("\\d{1,18}") ? Long.parseLong(value) : -1);
    }

    boolean isAmongOwners(SocketRow row) {
        for (Owner owner : row.owners()) {
            if (owner.pid() == pid || needle.isIn(owner.command())) {
                return true;
            }
        }
        return false;
    }
}
