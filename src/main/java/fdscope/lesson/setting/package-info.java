/**
 * What the learner has set: a file of {@code KEY = VALUE} lines read, and one of its lines changed; values in, values out.
 * Uses {@code kernel} alone.
 */
package fdscope.lesson.setting;
