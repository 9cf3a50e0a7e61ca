/**
 * What happened in a lab, pure: {@link fdscope.lab.trace.TraceEvent}s in order, and their wording. Everything that the
 * screen or a pipe shows of a lab is drawn from here. May use {@code kernel}'s values and {@code observe}'s records.
 */
package fdscope.lab.trace;
