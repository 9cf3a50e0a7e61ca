/** Planted. */
package planted.kernel;
