/**
 * Small drawing functions, pure: state in, cells on a {@link fdscope.tui.draw.Canvas} out. Knows nothing of Lanterna or
 * of a terminal. May use the records that it draws.
 */
package fdscope.tui.draw;
