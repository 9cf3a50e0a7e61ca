/** Planted. */
package planted.cli;
