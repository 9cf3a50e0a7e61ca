/** Planted. */
package planted.lab;
