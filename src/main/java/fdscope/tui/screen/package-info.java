/**
 * One file a screen: its state as a record, its keys as a table, its picture as a function of state and size. Pure. Uses
 * {@code draw}, {@code message} and the values of {@code lesson}, {@code lab} and {@code observe}.
 */
package fdscope.tui.screen;
