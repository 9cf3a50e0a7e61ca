/**
 * The commands: one class each (picocli), text and JSON out. A door: it reads arguments and standard input and writes
 * standard output, through {@link fdscope.cli.TextOut} alone. May use everything before it but {@code Syscalls}: what it
 * needs of the running machine comes through {@link fdscope.cli.Powers}. Does not know {@code tui}.
 */
package fdscope.cli;
