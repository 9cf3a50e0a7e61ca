/** What is measured in one process, by JMH; only the Maven profile {@code bench} compiles it. May use everything. */
package fdscope.bench;
