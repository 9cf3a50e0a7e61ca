package fdscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fdscope.kernel.Bytes;
import fdscope.observe.Captures;
import fdscope.observe.NoOwner;
import fdscope.observe.Owner;
import fdscope.observe.Socket;
import fdscope.observe.SocketRow;
import fdscope.observe.Source;
import fdscope.observe.source.KnownSocketsSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SocketsJsonTest {
    @Test
    void aRowHasTheNamesAndValuesOfTheContract() {
        assertThat(written(
                        row(1001903, Optional.of(NoOwner.NONE_FOUND)),
                        row(1001901, Optional.empty(), new Owner(7, 3, Bytes.utf8("a\u001b\u00e9"))),
                        row(99999999, Optional.of(NoOwner.NONE_FOUND))))
                .isEqualTo("""
                        [
                        {"inode":1001903,"type":"stream","state":"unconnected",\
                        "name":{"kind":"abstract","text":"@abs\\\\0with\\\\0nul\\\\0","hex":"006162730077697468006e756c00"},\
                        "known":null,"peerInode":null,"owners":[],"ownersWhy":"none-found","sources":["sock_diag","proc"],\
                        "unproven":false,"unprovenWhy":null,"receiveQueue":0,"sendQueue":0,"fdsInFlight":null,\
                        "uid":0,"conflicts":[]}
                        ,{"inode":1001901,"type":"stream","state":"unconnected",\
                        "name":{"kind":"pathname","text":"rel.sock","hex":"72656c2e736f636b"},\
                        "known":null,"peerInode":null,"owners":[{"pid":7,"fd":3,"command":"a\\\\e\\u00E9"}],"ownersWhy":null,\
                        "sources":["sock_diag","proc"],"unproven":false,"unprovenWhy":null,"receiveQueue":0,\
                        "sendQueue":0,"fdsInFlight":null,"uid":0,"conflicts":[]}
                        ,{"inode":99999999,"type":"stream","state":"listening",\
                        "name":{"kind":"pathname","text":"/forged.sock","hex":"2f666f726765642e736f636b"},\
                        "known":null,"peerInode":null,"owners":[],"ownersWhy":"none-found","sources":["proc"],"unproven":true,\
                        "unprovenWhy":"forged: the line is part of the name of socket 1001911, which holds a newline",\
                        "receiveQueue":null,"sendQueue":null,"fdsInFlight":null,"uid":null,"conflicts":[]}
                        ]
                        """);
    }

    @Test
    void noSocketIsAnEmptyArray() {
        assertThat(written()).isEqualTo("[\n]\n");
    }

    private static SocketRow row(long inode, Optional<NoOwner> why, Owner... owners) {
        Socket socket = Captures.merge(Map.of(Source.SOCK_DIAG, Captures.diag(), Source.PROC, Captures.proc()))
                .socket(inode)
                .orElseThrow();
        return new SocketRow(socket, List.of(owners), why, OptionalLong.empty());
    }

    private static String written(SocketRow... rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new SocketsJson(new KnownSocketsSource().read()).write(List.of(rows), out);
        return out.toString(StandardCharsets.US_ASCII);
    }
}
