/**
 * Small drawing functions, pure: state in, cells on a {@link fdscope.tui.draw.Canvas} out, and the {@link
 * fdscope.tui.draw.Theme} that says how each role looks. Knows nothing of Lanterna or of a terminal, and reads no files:
 * the text of a palette is handed in. May use the records that it draws.
 */
package fdscope.tui.draw;
