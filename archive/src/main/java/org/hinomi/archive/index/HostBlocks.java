// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import org.hinomi.model.address.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * The roll-up by inside host of one run: contacts by host, in blocks of some 16 KiB that each stand for themselves.
 *
 * <pre>
 * contact = tag:1 host? peer port:2 sessions bytesFromHost bytesToHost first length
 *   tag 1   another host than before follows, as high:8 low:8, or as 4 bytes where tag 2 is set too
 *   tag 4   the peer opened the sessions
 *   tag 8   the peer is IPv6, high:8 low:8; otherwise the distance from the host's last IPv4 peer, zigzag
 * </pre>
 *
 * <p>Numbers without a length are 7 bits a byte; first is milliseconds from the hour, length from first to last start.
 */
final class HostBlocks {

    static final int NEW_HOST = 1;
    static final int IPV4_HOST = 2;
    static final int INBOUND = 4;
    static final int IPV6_PEER = 8;

    static final int FENCE_BYTES = 24;

    private HostBlocks() {}

    /** Takes the contacts of the host asked for. */
    interface Contacts {

        void contact(HostContact contact);
    }

    /** Gives the contacts of one host; says whether there were any. */
    static void read(IndexFile file, IpAddress host, Contacts to) throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            byte[] fence = fence(file, channel);
            int blocks = fence.length / FENCE_BYTES;
            for (int block = firstBlock(fence, blocks, host); block < blocks; block++) {
                if (compare(fence, block, host) > 0) {
                    return;
                }
                decode(file, block(file, channel, fence, block), host, to);
            }
        }
    }

    /** Reads every block, for the check of a whole file; says how many contacts there are. */
    static long check(IndexFile file) throws IOException {
        long contacts = 0;
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.READ)) {
            byte[] fence = fence(file, channel);
            for (int block = 0; block < fence.length / FENCE_BYTES; block++) {
                contacts += decode(file, block(file, channel, fence, block), null, null);
            }
        }
        return contacts;
    }

    private static byte[] fence(IndexFile file, FileChannel channel) throws IOException {
        Trailer trailer = file.trailer();
        byte[] fence = new byte[(int) (trailer.fenceAt() - trailer.hostFenceAt())];
        IndexFile.readFully(channel, trailer.hostFenceAt(), fence, fence.length, file.path());
        if (IndexFormat.checksum(fence, 0, fence.length) != trailer.hostFenceChecksum()) {
            throw new DamagedIndexException(file.path(), "has a damaged fence of hosts");
        }
        return fence;
    }

    private static int compare(byte[] fence, int block, IpAddress host) {
        int at = block * FENCE_BYTES;
        return IndexFormat.compare(
                (long) IndexFormat.LONGS.get(fence, at),
                (long) IndexFormat.LONGS.get(fence, at + Long.BYTES),
                host.high(),
                host.low());
    }

    /** The last block that begins before the host: it may end with it. */
    private static int firstBlock(byte[] fence, int blocks, IpAddress host) {
        int from = 0;
        int to = blocks;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (compare(fence, middle, host) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return Math.max(0, from - 1);
    }

    private static byte[] block(IndexFile file, FileChannel channel, byte[] fence, int block) throws IOException {
        long at = (long) IndexFormat.LONGS.get(fence, block * FENCE_BYTES + 2 * Long.BYTES);
        int next = (block + 1) * FENCE_BYTES;
        long end = next < fence.length
                ? (long) IndexFormat.LONGS.get(fence, next + 2 * Long.BYTES)
                : file.trailer().hostFenceAt();
        byte[] bytes = new byte[(int) (end - at)];
        IndexFile.readFully(channel, at, bytes, bytes.length, file.path());
        if (bytes.length < IndexFormat.BLOCK_HEAD_BYTES
                || IndexFormat.checksum(bytes, 4, bytes.length - 4) != (int) IndexFormat.INTS.get(bytes, 0)) {
            throw new DamagedIndexException(file.path(), "has a damaged block of hosts " + block);
        }
        return bytes;
    }

    private static long decode(IndexFile file, byte[] block, @Nullable IpAddress wanted, @Nullable Contacts to) {
        ByteReader in = new ByteReader();
        in.reset(block, IndexFormat.BLOCK_HEAD_BYTES);
        long hourMs = file.trailer().periodMs();
        long contacts = 0;
        long lastPeer = 0;
        boolean isWanted = false;
        while (in.at() < block.length) {
            int tag = in.readByte();
            if ((tag & NEW_HOST) != 0) {
                IpAddress host = (tag & IPV4_HOST) != 0
                        ? IpAddress.ofIpv4(in.readInt())
                        : new IpAddress(in.readLong(), in.readLong());
                isWanted = host.equals(wanted);
                lastPeer = 0;
            }
            contacts++;
            IpAddress peer;
            if ((tag & IPV6_PEER) != 0) {
                peer = new IpAddress(in.readLong(), in.readLong());
            } else {
                long zigzag = in.readVar();
                lastPeer += (zigzag >>> 1) ^ -(zigzag & 1);
                peer = IpAddress.ofIpv4((int) lastPeer);
            }
            int port = in.readChar();
            long sessions = in.readVar();
            long bytesFromHost = in.readVar();
            long bytesToHost = in.readVar();
            long firstMs = hourMs + in.readVar();
            long lastMs = firstMs + in.readVar();
            if (isWanted && to != null) {
                to.contact(new HostContact(
                        peer, (tag & INBOUND) != 0, port, sessions, bytesFromHost, bytesToHost, firstMs, lastMs));
            }
        }
        return contacts;
    }
}
