/**
 * Bytes in, records out: /proc/net/unix, ss(8), sock_diag(7), /proc/PID. Pure; malformed or hostile input never throws,
 * it becomes a record with fewer fields. May use {@code kernel}'s values and {@code observe}.
 */
package fdscope.observe.parse;
