/** Planted. */
package planted.tui.screen;
