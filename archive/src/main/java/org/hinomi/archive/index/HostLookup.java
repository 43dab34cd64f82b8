// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hinomi.model.address.IpAddress;

/** Adds up what the runs of a day say of an inside host: roll-ups are not merged into day files. Thread-safe. */
final class HostLookup {

    private final IndexFolder folder;
    private final DayLookup lookup;

    HostLookup(IndexFolder folder, DayLookup lookup) {
        this.folder = folder;
        this.lookup = lookup;
    }

    HostDay hostDay(IpAddress host, long dayMs) throws IOException {
        return lookup.ask(dayMs, (day, sources, problems) -> {
            Sum sum = new Sum();
            List<Path> covered = new ArrayList<>();
            IndexFiles files = new IndexFiles();
            for (IndexFolder.Part part : day.parts()) {
                IndexFile run = part.hasPart() ? DaySources.run(part, files, problems) : null;
                if (run != null) {
                    HostBlocks.read(run, host, sum);
                    covered.add(folder.relative(part.parquet()));
                }
            }
            return new HostDay(
                    host,
                    dayMs,
                    List.copyOf(sum.contacts.values()),
                    new TreeSet<>(covered),
                    List.copyOf(problems.values()));
        });
    }

    /** What several runs say of a host. */
    private static final class Sum implements HostBlocks.Contacts {

        private final SortedMap<Key, HostContact> contacts = new TreeMap<>();

        @Override
        public void contact(HostContact contact) {
            contacts.merge(new Key(contact.peer(), contact.isInbound(), contact.port()), contact, Sum::plus);
        }

        private static HostContact plus(HostContact a, HostContact b) {
            return new HostContact(
                    a.peer(),
                    a.isInbound(),
                    a.port(),
                    a.sessions() + b.sessions(),
                    a.bytesFromHost() + b.bytesFromHost(),
                    a.bytesToHost() + b.bytesToHost(),
                    Math.min(a.firstMs(), b.firstMs()),
                    Math.max(a.lastMs(), b.lastMs()));
        }
    }

    private record Key(IpAddress peer, boolean isInbound, int port) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int byPeer = peer.compareTo(other.peer);
            if (byPeer != 0) {
                return byPeer;
            }
            int byWay = Boolean.compare(isInbound, other.isInbound);
            return byWay != 0 ? byWay : Integer.compare(port, other.port);
        }
    }
}
