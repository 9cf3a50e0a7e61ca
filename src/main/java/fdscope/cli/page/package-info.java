/**
 * What a package of the program brings besides the program: manual pages and completions, written from the command line's own
 * description and from docs. Text in, text out; used while packaging alone.
 */
package fdscope.cli.page;
