package fdscope.observe;

/**
 * One field of a source's row, beside what it means.
 *
 * @param name as the source calls it: a column, an attribute, a structure member
 * @param raw what stands in the row, printable; for sock_diag the bytes in hex
 * @param parsed the value as read, printable
 * @param meaning one plain sentence
 * @param from where that is said: {@code man:proc_net_unix(5)}, {@code map:unix_seq_show}, or a structure of a header
 */
public record ExplainedField(String name, String raw, String parsed, String meaning, String from) {}
