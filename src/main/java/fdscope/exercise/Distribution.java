package fdscope.exercise;

import java.util.List;
import java.util.Map;

/** How a program is installed here, from os-release(5). Pure. */
final class Distribution {
    private static final Map<String, String> COMPILERS = Map.of(
            "debian", "apt install gcc libc6-dev",
            "ubuntu", "apt install gcc libc6-dev",
            "fedora", "dnf install gcc libasan libubsan",
            "rhel", "dnf install gcc libasan libubsan",
            "arch", "pacman -S gcc",
            "alpine", "apk add gcc musl-dev",
            "suse", "zypper install gcc");

    private Distribution() {}

    /** @param release the text of /etc/os-release; "" if there is none */
    static String howToGetCompiler(String release) {
        for (String key : List.of("ID", "ID_LIKE")) {
            for (String line : release.split("\n")) {
                if (line.startsWith(key + "=")) {
                    for (String id :
                            line.substring(key.length() + 1).replace("\"", "").split(" ")) {
                        if (COMPILERS.containsKey(id)) {
                            return COMPILERS.get(id);
                        }
                    }
                }
            }
        }
        return "install the package gcc of your distribution";
    }
}
