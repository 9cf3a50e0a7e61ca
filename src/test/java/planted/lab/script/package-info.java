/** Planted. */
package planted.lab.script;
