/** A small house with one violation of each rule of the real one, so that every rule is seen to fail. */
package planted;
