/** Planted. */
package planted.observe;
