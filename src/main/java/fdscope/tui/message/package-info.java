/** What moves the screen: messages in, effects out, key bindings between them; all of it values. */
package fdscope.tui.message;
