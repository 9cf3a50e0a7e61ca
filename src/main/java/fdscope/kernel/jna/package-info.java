/**
 * The door to libc: direct mapping, native layouts, errno. The only package that imports {@code com.sun.jna}. May use
 * {@code kernel}.
 */
package fdscope.kernel.jna;
