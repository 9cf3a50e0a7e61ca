/** Planted: half a cycle. */
package planted.cycle.one;
