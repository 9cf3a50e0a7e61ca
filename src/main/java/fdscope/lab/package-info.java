/**
 * What we try: a lab is a script that actors play and whose trace is the truth that everything else shows. May use
 * {@code kernel}'s values, {@code observe}, and its own sub-packages.
 */
package fdscope.lab;
