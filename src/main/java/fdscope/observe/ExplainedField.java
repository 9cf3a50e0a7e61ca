package fdscope.observe;

/**
 * One field of a source's row, beside what it means.
 *
 * @param name as the source calls it: a column, an attribute, a structure member, an argument
 * @param raw what stands in the row, printable; for sock_diag the bytes in hex
 * @param parsed the value as read, printable
 * @param meaning one plain sentence
 * @param struct the member of the kernel's or the C library's structure that it comes from, or would fill; empty where
 *     there is none
 * @param link where more is said: {@code man:unix(7)} or an entry of the kernel map, {@code map:unix_seq_show}
 */
public record ExplainedField(String name, String raw, String parsed, String meaning, String struct, String link) {

    /** The structure member and the link as text for people: {@code struct sock.sk_refcnt, unix_seq_show}. */
    public String from() {
        String page = link.replaceFirst("^(man|map):", "");
        return struct.isEmpty() ? page : struct + ", " + page;
    }
}
