/** Planted. */
package planted.tui.draw;
