package fdscope.observe.view;

import fdscope.observe.FdInfo;
import fdscope.observe.Owner;
import fdscope.observe.SocketRow;
import fdscope.observe.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One socket as closely as it can be looked at: a row of every source, and what /proc tells of its descriptors.
 *
 * @param row with the sightings of all sources that have it; owners and queued descriptors as the listing had them
 * @param silent the sources that could not be asked, each with the text for its cells ({@link SourceTable})
 * @param descriptors fdinfo of its first owners
 * @param notes why a source or a descriptor could not be read, one sentence each
 * @param within from the first read to the last: what is seen is so far apart
 * @param at when the last read was over
 */
public record SocketDetail(
        SocketRow row,
        Map<Source, String> silent,
        List<Descriptor> descriptors,
        List<String> notes,
        Duration within,
        Instant at) {
    public SocketDetail {
        silent = Map.copyOf(silent);
        descriptors = List.copyOf(descriptors);
        notes = List.copyOf(notes);
    }

    /** @param info empty: the note says why */
    public record Descriptor(Owner owner, Optional<FdInfo> info) {}
}
