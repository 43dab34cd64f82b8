// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.nio.file.Path;

/**
 * The last bytes of an index file: where its sections are. Written as the fields stand here, between magic and version
 * before and a checksum behind.
 *
 * @param version {@link IndexFormat#VERSION} or an older one that is still read
 * @param kind {@link IndexFormat#RUN} or {@link IndexFormat#DAY}
 * @param hours the hours of every entry of a run, 0 in a day file
 * @param periodMs first millisecond of the hour or day
 * @param entries addresses
 * @param ipv6BelowPages address pages of the first family
 * @param ipv4Pages of the second
 * @param ipv6Pages of the third
 * @param metaChecksum of the meta section
 * @param attributesAt first byte of the attribute pages
 * @param hostsAt first byte of the host blocks
 * @param hostFenceAt first byte of the host fence
 * @param fenceAt first byte of the fence blocks
 * @param metaAt first byte of the meta section
 * @param fileBytes length of the file
 * @param hostFenceChecksum of the host fence
 * @param hostContacts entries of the host blocks
 */
record Trailer(
        int version,
        int kind,
        int hours,
        long periodMs,
        long entries,
        int ipv6BelowPages,
        int ipv4Pages,
        int ipv6Pages,
        int metaChecksum,
        long attributesAt,
        long hostsAt,
        long hostFenceAt,
        long fenceAt,
        long metaAt,
        long fileBytes,
        int hostFenceChecksum,
        long hostContacts) {

    void write(ByteStore to) {
        int from = to.size();
        to.putInt(IndexFormat.MAGIC);
        to.putInt(version);
        to.putInt(kind);
        to.putInt(hours);
        to.putLong(periodMs);
        to.putLong(entries);
        to.putInt(ipv6BelowPages);
        to.putInt(ipv4Pages);
        to.putInt(ipv6Pages);
        to.putInt(metaChecksum);
        to.putLong(attributesAt);
        to.putLong(hostsAt);
        to.putLong(hostFenceAt);
        to.putLong(fenceAt);
        to.putLong(metaAt);
        to.putLong(fileBytes);
        to.putLong(hostContacts);
        to.putInt(hostFenceChecksum);
        to.putInt(IndexFormat.checksum(to.bytes(), from, to.size() - from));
    }

    /** Reads a trailer and checks that it can be that of the file. */
    static Trailer read(byte[] bytes, Path file, long fileBytes) throws DamagedIndexException {
        ByteReader in = new ByteReader();
        in.reset(bytes, 0);
        if (in.readInt() != IndexFormat.MAGIC) {
            throw new DamagedIndexException(file, "does not end as an index file: it was cut or never finished");
        }
        int version = in.readInt();
        if (version != IndexFormat.VERSION && version != IndexFormat.WITHOUT_BLOCKS) {
            throw new DamagedIndexException(file, "has version " + version + ", not " + IndexFormat.VERSION);
        }
        int crcAt = IndexFormat.TRAILER_BYTES - Integer.BYTES;
        if (IndexFormat.checksum(bytes, 0, crcAt) != (int) IndexFormat.INTS.get(bytes, crcAt)) {
            throw new DamagedIndexException(file, "has a damaged trailer");
        }
        int kind = in.readInt();
        int hours = in.readInt();
        long periodMs = in.readLong();
        long entries = in.readLong();
        int ipv6BelowPages = in.readInt();
        int ipv4Pages = in.readInt();
        int ipv6Pages = in.readInt();
        int metaChecksum = in.readInt();
        long attributesAt = in.readLong();
        long hostsAt = in.readLong();
        long hostFenceAt = in.readLong();
        long fenceAt = in.readLong();
        long metaAt = in.readLong();
        long saidBytes = in.readLong();
        long hostContacts = in.readLong();
        int hostFenceChecksum = in.readInt();
        if (saidBytes != fileBytes) {
            throw new DamagedIndexException(file, "has " + fileBytes + " bytes, not " + saidBytes);
        }
        return new Trailer(
                version,
                kind,
                hours,
                periodMs,
                entries,
                ipv6BelowPages,
                ipv4Pages,
                ipv6Pages,
                metaChecksum,
                attributesAt,
                hostsAt,
                hostFenceAt,
                fenceAt,
                metaAt,
                saidBytes,
                hostFenceChecksum,
                hostContacts);
    }

    int[] pagesByFamily() {
        return new int[] {ipv6BelowPages, ipv4Pages, ipv6Pages};
    }
}
