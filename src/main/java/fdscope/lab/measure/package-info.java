/**
 * What passing costs beside copying: what is to be measured, what was, and how it looks as a chart, a table and sentences.
 * Values in, values out; {@code lab.measure.live} does it. Uses {@code kernel} and nothing of labs.
 */
package fdscope.lab.measure;
