package fdscope.observe;

import java.util.Locale;

/** Why a row that a text source has may not be a socket at all. */
public record Doubt(Kind kind, String why) {
    public enum Kind {
        /** The server side of a connection that was not accepted yet: it has no inode, so sock_diag does not list it. */
        EMBRYO,
        /** The line is part of the name of another socket. */
        FORGED,
        /** A second row of one source for one inode. */
        DUPLICATE,
        /** sock_diag does not list the inode: gone between two reads, or forged by a socket that is gone. */
        UNCONFIRMED,
        /** sock_diag was not asked, or failed. */
        NOT_ASKED;

        /** {@code embryo}, {@code forged}, {@code duplicate}, {@code unconfirmed}, {@code not confirmed}. */
        public String word() {
            return this == NOT_ASKED ? "not confirmed" : name().toLowerCase(Locale.ROOT);
        }
    }

    /** True if nothing that is known about this inode (its owners, say) may be ascribed to this row. */
    public boolean isNotThatSocket() {
        return kind == Kind.EMBRYO || kind == Kind.FORGED || kind == Kind.DUPLICATE;
    }
}
