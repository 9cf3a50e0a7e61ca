/**
 * The lab language, pure: text in, {@link fdscope.lab.script.Script} or {@link fdscope.lab.script.ScriptError}s out. The
 * reference is docs/lab-language.md. May use {@code kernel}'s values.
 */
package fdscope.lab.script;
