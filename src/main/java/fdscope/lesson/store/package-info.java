/**
 * The door of {@code lesson} to the file system: course folders are read, the progress file is read and written. Nothing
 * here throws at a caller: what went wrong comes back as a sentence for the user. May use {@code lesson}.
 */
package fdscope.lesson.store;
