package fdscope.cli;

import fdscope.observe.source.KernelSource;

/**
 * The running kernel in words.
 *
 * @param release as uname(2) has it: {@code 6.18.44}
 * @param machine as the JVM has it: {@code amd64}
 */
record Kernel(String release, String machine) {
    static Kernel here() {
        String told = new KernelSource().release().value().orElseGet(() -> System.getProperty("os.version", "unknown"));
        return new Kernel(told, System.getProperty("os.arch", "unknown"));
    }
}
