/**
 * What moves the screen: inputs and messages in, effects out, key bindings between them; all of it values. Uses nothing
 * but the JDK and what the messages carry: values of {@code lab}, {@code lesson}, {@code exercise} and {@code observe}.
 */
package fdscope.tui.message;
