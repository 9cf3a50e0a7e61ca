/**
 * How it looks: a model, messages that change it, and small functions that draw it. Effects are data; the terminal door
 * carries them out. May use {@code lesson}, {@code lab}, {@code observe} and {@code kernel}'s values.
 */
package fdscope.tui;
