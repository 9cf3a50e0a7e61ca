/** Planted. */
package planted.observe.parse;
