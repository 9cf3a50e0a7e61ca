/**
 * What the learner does: an exercise read ({@link fdscope.exercise.ExerciseReader}), the learner's files ({@link
 * fdscope.exercise.Workshop}), and a program compiled and checked ({@link fdscope.exercise.Checker}). The check itself is
 * a lab of the exercise's author; here its trace is read as checks. A door: processes and files are allowed here. May use
 * {@code kernel}, {@code lab} and {@code lesson}.
 */
package fdscope.exercise;
