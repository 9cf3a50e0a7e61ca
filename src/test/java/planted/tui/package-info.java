/** Planted. */
package planted.tui;
