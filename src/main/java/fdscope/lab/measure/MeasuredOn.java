package fdscope.lab.measure;

import java.util.Optional;

/**
 * The machine that numbers come from.
 *
 * @param kernel its release, as uname(2) has it
 * @param processor its model, if /proc/cpuinfo names one
 * @param processors how many the JVM may use
 * @param pageSize in bytes
 */
public record MeasuredOn(String kernel, Optional<String> processor, int processors, int pageSize) {}
