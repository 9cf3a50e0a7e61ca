/**
 * Bytes in, records out: /proc/net/unix, ss(8), sock_diag(7), /proc/PID, BTF. Pure; malformed or hostile input never throws,
 * it becomes a record with fewer fields, or with the reason why it tells nothing. May use {@code kernel}'s values and {@code observe}.
 */
package fdscope.observe.parse;
