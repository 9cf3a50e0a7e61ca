/**
 * Measures copying against passing: this process sends, another of the same program receives. Native memory and bare
 * system calls; docs/decisions/019 says why the loops look as they do.
 *
 * <p>A door: processes, clocks and native memory are allowed here. Uses {@code kernel}, {@code observe},
 * {@code lab.measure} and of {@code lab.actor} the way to start this program once more.
 */
package fdscope.lab.measure.live;
