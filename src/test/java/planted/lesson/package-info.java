/** Planted. */
package planted.lesson;
