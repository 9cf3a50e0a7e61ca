/**
 * Ways to look at a listing of sockets: chosen by words (filter), put in order, as a table, a tree, a graph, beside what
 * it was before, or one socket as three sources tell it. Pure; uses {@code observe} and {@code kernel}'s values.
 */
package fdscope.observe.view;
