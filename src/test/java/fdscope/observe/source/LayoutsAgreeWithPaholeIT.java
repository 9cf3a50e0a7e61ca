package fdscope.observe.source;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.Tools;
import fdscope.observe.TypeLayout;
import fdscope.observe.TypeLayout.Member;
import fdscope.observe.TypeLayouts;
import fdscope.observe.TypeQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Another reader of the same BTF sees the same: names, offsets, sizes and bits of every member. */
class LayoutsAgreeWithPaholeIT {
    private static final Pattern NAMED = Pattern.compile("struct ([a-z_0-9]+)");
    private static final List<String> ALWAYS = List.of(
            "unix_sock",
            "sock",
            "sock_common",
            "socket",
            "scm_fp_list",
            "unix_skb_parms",
            "sk_buff",
            "msghdr",
            "user_msghdr",
            "cmsghdr",
            "scm_cookie",
            "scm_creds",
            "file",
            "fdtable",
            "files_struct",
            "unix_address",
            "unix_vertex",
            "unix_edge",
            "ucred",
            "pid",
            "cred",
            "sockaddr_un",
            "unix_diag_msg",
            "inode",
            "dentry",
            "task_struct",
            "page",
            "iovec");

    @Test
    void everyStructureThatTheCourseNamesLiesAsPaholeSays() throws IOException {
        Tools.require("pahole");
        Tools.suppose(Files.isReadable(Path.of("/sys/kernel/btf/vmlinux")), "this kernel shows no BTF");
        Set<String> names = new TreeSet<>(ALWAYS);
        names.addAll(named(Path.of("lessons")));
        Map<String, List<String>> expected = PaholeListing.of(names);

        BtfSource source = new BtfSource();
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (String name : expected.keySet()) {
            TypeLayouts found = source.find(TypeQuestion.of("struct " + name));
            assertThat(found.types()).as(name).isNotEmpty();
            seen.put(name, rows(found.types().get(0)));
        }
        assertThat(expected).containsKeys("unix_sock", "sk_buff", "msghdr", "scm_fp_list", "cmsghdr");
        assertThat(seen).containsExactlyEntriesOf(expected);
        names.removeAll(expected.keySet());
        for (String name : names) {
            assertThat(source.find(TypeQuestion.of("struct " + name)).types())
                    .as(name)
                    .isEmpty();
        }
    }

    @Test
    void theValuesOfAnEnumAreThoseThatPaholePrints() {
        Tools.require("pahole");
        Tools.suppose(Files.isReadable(Path.of("/sys/kernel/btf/vmlinux")), "this kernel shows no BTF");
        List<String> names = List.of("sock_type", "pid_type", "sk_rst_reason", "skb_drop_reason", "bpf_func_id");
        Map<String, List<String>> expected = PaholeListing.enums(names);
        BtfSource source = new BtfSource();
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (String name : expected.keySet()) {
            seen.put(
                    name,
                    source.find(TypeQuestion.of("enum " + name)).types().get(0).values().stream()
                            .map(value -> value.name() + " " + value.number())
                            .toList());
        }
        assertThat(expected).containsKeys("sock_type", "pid_type");
        assertThat(seen).isEqualTo(expected);
    }

    private static Set<String> named(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = NAMED.matcher(Files.readString(file));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
        return names;
    }

    private static List<String> rows(TypeLayout layout) {
        List<String> rows = new ArrayList<>();
        members(layout.members(), rows);
        rows.add("size " + layout.size());
        return rows;
    }

    private static void members(List<Member> members, List<String> rows) {
        for (Member member : members) {
            members(member.members(), rows);
            String place = member.bitSize().isPresent()
                    ? member.bitOffset().orElseThrow() + ":" + member.bitSize().get()
                    : member.offset() + " " + member.size();
            rows.add(member.name().orElse("-") + " " + place);
        }
    }
}
