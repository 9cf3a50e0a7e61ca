/** Planted. */
package planted.tui.message;
