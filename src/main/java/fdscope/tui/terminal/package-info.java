/**
 * The door to the terminal: raw mode, input bytes, frames, signals, and the loop that moves a program. The only importer
 * of Lanterna's terminal and screen layers. May use {@code kernel}'s powers, {@code tui.draw} and {@code tui.message}.
 */
package fdscope.tui.terminal;
