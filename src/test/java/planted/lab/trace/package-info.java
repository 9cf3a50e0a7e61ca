/** Planted. */
package planted.lab.trace;
