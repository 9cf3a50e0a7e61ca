/**
 * Takes a lab home: a {@link fdscope.lab.script.Script} written out as a program in C or Python that runs without
 * fdscope. Pure: a script in, a text or a reason out; the fixed parts of the programs are resources beside this package.
 */
package fdscope.lab.export;
