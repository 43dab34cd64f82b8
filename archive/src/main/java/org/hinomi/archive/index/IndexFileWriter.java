// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes one run or day file, address by address. Attribute pages gather in a second file meanwhile, so that address
 * pages stand side by side and a merge of many addresses reads these alone. One thread only.
 */
final class IndexFileWriter implements AutoCloseable {

    private static final String SIDE = ".attributes";

    private final int kind;
    private final long periodMs;
    private final int runHours;
    private final FileOut out;
    private final FileOut attributes;
    private final AddressPageBuilder addressPage = new AddressPageBuilder();
    private final AttributePageBuilder attributePage;
    private final FenceOut fence = new FenceOut();
    private long entries;
    private long lastHigh;
    private long lastLow;

    /**
     * Begins a file.
     *
     * @param runHours the hours of all entries of a run, 0 in a day file
     */
    IndexFileWriter(Path draft, int kind, long periodMs, int runHours) throws IOException {
        this.kind = kind;
        this.periodMs = periodMs;
        this.runHours = runHours;
        attributePage = new AttributePageBuilder(kind == IndexFormat.DAY);
        out = new FileOut(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            attributes = new FileOut(
                    draft.resolveSibling(draft.getFileName() + SIDE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    long entries() {
        return entries;
    }

    /** Adds an address, greater than the last, with the institutions sorted and without repeats. */
    void add(long high, long low, int hours, int[] institutions, int count) throws IOException {
        if (entries > 0 && IndexFormat.compare(high, low, lastHigh, lastLow) <= 0) {
            throw new IllegalArgumentException("addresses are not in order, without repeats");
        }
        int family = IndexFormat.family(high, low);
        if (!addressPage.add(family, high, low)) {
            writePage();
            addressPage.add(family, high, low);
        }
        attributePage.add(hours, institutions, count);
        lastHigh = high;
        lastLow = low;
        entries++;
    }

    private void writePage() throws IOException {
        if (addressPage.size() == 0) {
            return;
        }
        fence.add(addressPage.family(), addressPage.firstHigh(), addressPage.firstLow());
        ByteStore attribute = attributePage.build();
        byte[] address = addressPage.build(attributes.at(), attribute.size());
        attributes.write(attribute.bytes(), 0, attribute.size());
        out.write(address, 0, address.length);
        addressPage.clear();
        attributePage.clear();
    }

    /** Writes the rest and forces the file to the disk; says how long it is. */
    long finish(FactsTally facts, List<CoveredRun> covered, HostRollUp hosts, BlockTally blocks) throws IOException {
        writePage();
        long attributesAt = out.at();
        out.append(attributes);
        long hostsAt = out.at();
        ByteStore hostFence = new ByteStore(1 << 10);
        hosts.write(out, hostFence);
        long hostFenceAt = out.at();
        out.write(hostFence.bytes(), 0, hostFence.size());
        long fenceAt = out.at();
        fence.write(out);
        ByteStore seen = new ByteStore(1 << 10);
        blocks.write(seen);
        out.write(seen.bytes(), 0, seen.size());
        long metaAt = out.at();
        ByteStore meta = meta(facts, covered, seen);
        out.write(meta.bytes(), 0, meta.size());
        long fileBytes = out.at() + IndexFormat.TRAILER_BYTES;
        ByteStore trailer = new ByteStore(IndexFormat.TRAILER_BYTES);
        new Trailer(
                        IndexFormat.VERSION,
                        kind,
                        runHours,
                        periodMs,
                        entries,
                        fence.pages(IndexFormat.Families.IPV6_BELOW),
                        fence.pages(IndexFormat.Families.IPV4),
                        fence.pages(IndexFormat.Families.IPV6),
                        IndexFormat.checksum(meta.bytes(), 0, meta.size()),
                        attributesAt,
                        hostsAt,
                        hostFenceAt,
                        fenceAt,
                        metaAt,
                        fileBytes,
                        IndexFormat.checksum(hostFence.bytes(), 0, hostFence.size()),
                        hosts.contacts())
                .write(trailer);
        out.write(trailer.bytes(), 0, trailer.size());
        out.force();
        close();
        return fileBytes;
    }

    private ByteStore meta(FactsTally facts, List<CoveredRun> covered, ByteStore seen) {
        ByteStore meta = new ByteStore(1 << 14);
        fence.writeFirsts(meta);
        facts.write(meta);
        meta.putVar(covered.size());
        for (CoveredRun run : covered) {
            FactsTally.writeText(run.name(), meta);
            meta.putVar(run.rows());
            meta.putVar(run.addresses());
        }
        meta.putVar(seen.size());
        meta.putInt(IndexFormat.checksum(seen.bytes(), 0, seen.size()));
        return meta;
    }

    /** Leaves an unfinished file without a trailer. */
    @Override
    public void close() throws IOException {
        try (out) {
            attributes.close();
        }
    }
}
