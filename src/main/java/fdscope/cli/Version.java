package fdscope.cli;

import picocli.CommandLine;

/** {@code fdscope 0.1.0 (Java 17.0.15, Linux 6.18.44, amd64)}: what a bug report begins with. */
final class Version implements CommandLine.IVersionProvider {
    static String program() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "fdscope " + program() + " (Java " + System.getProperty("java.version") + ", "
                    + System.getProperty("os.name") + " " + Kernel.here().release() + ", "
                    + System.getProperty("os.arch") + ")"
        };
    }
}
