/** Planted: half a cycle. */
package planted.cycle.two;
