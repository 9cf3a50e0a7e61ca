/**
 * What we teach: lessons, what they link to, and how far a learner is. Pure: text in, records or
 * {@link fdscope.lesson.ContentError}s out; files are read and written in {@code lesson.store}. May use {@code kernel}'s
 * values, {@code observe} and {@code lab.script}; commonmark and Jackson stay behind {@code MarkdownReader} and
 * {@code Json}.
 */
package fdscope.lesson;
