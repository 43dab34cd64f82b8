// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.hinomi.model.address.IpAddress;

/**
 * The bytes of a run or day file. Numbers are little-endian; {@code crc} is CRC32C (RFC 3720) of what it stands
 * before, within its page, block or section.
 *
 * <pre>
 * file      = addressPage* attributePage* hostBlock* hostFence fenceBlock* seenBlocks meta trailer
 * addressPage = crc:4 entries:2 bits:1 0:1 attributeAt:8 attributeBytes:4 base:4 (4,072 bytes)
 *             IPv4: base is the first address, then the entries' distances from it, {@code bits} each
 *             IPv6: {@code bits} is 128, then upper and lower half of each entry
 * attributePage = crc:4 entries:2 bits:1 hasHours:1 singles:4 lists:4 (hours:3)* code* list*
 *             code, {@code bits} each: below {@code singles} an institution's number, from there the place of a list
 *             list = its bytes, then the institutions' distances, both as numbers of 7 bits a byte
 * hostBlock = crc:4 bytes:4 contact*                      see HostBlocks
 * hostFence = (high:8 low:8 at:8)*                        first host of each block
 * fenceBlock = crc:4 (base:4)* or crc:4 (high:8 low:8)*   first address of each page, one family a block, all full but
 *             a family's last
 * seenBlocks = rows table table                           sessions that it speaks for; of IPv4, of IPv6, see BlockTable
 * meta      = (high:8 low:8)* facts covered seenBytes seenCrc:4   first address of each fence block; seenBlocks' length
 * trailer   = {@value #TRAILER_BYTES} bytes, see {@link Trailer}
 * </pre>
 *
 * <p>Addresses stand in unsigned order: IPv6 below {@code ::ffff:0:0}, IPv4, other IPv6; no page holds two of these
 * families. Nothing has to be in memory: a lookup reads the file's end (meta and trailer, within {@value #TAIL_BYTES}
 * bytes unless many runs are covered), one fence block, one address page, and for a hit one attribute page of some
 * 8 KiB. Day files have hours; in a run all entries have the hour of the run.
 *
 * <p>Version {@value #WITHOUT_BLOCKS} has neither {@code seenBlocks} nor the end of {@code meta} that says where they are; it is read as
 * if it spoke for no session by block.
 */
final class IndexFormat {

    static final int MAGIC = 0x4948_4e48; // HNHI
    static final int VERSION = 3;
    static final int WITHOUT_BLOCKS = 2;
    static final int RUN = 1;
    static final int DAY = 2;

    static final int PAGE_BYTES = 4096;
    static final int PAGE_HEAD_BYTES = 24;
    static final int PAGE_DATA_BYTES = PAGE_BYTES - PAGE_HEAD_BYTES;
    static final int IPV6_BYTES = 16;
    static final int IPV6_BITS = 128;
    static final int ATTRIBUTE_HEAD_BYTES = 16;
    static final int HOURS_BYTES = 3;
    static final int BLOCK_HEAD_BYTES = 8;
    static final int TRAILER_BYTES = 112;

    /** What is read of a file's end before anything is known of it. */
    static final int TAIL_BYTES = 16_384;

    /** Bytes of the addresses in a full fence block; with its checksum it lies within two blocks of most disks. */
    static final int FENCE_DATA_BYTES = 4_000;

    static final int FENCE_HEAD_BYTES = 4;

    /** More entries than any page holds: at 12 bits, the least for more than 2,048, there is room for 2,714. */
    static final int MAX_PAGE_ENTRIES = 4096;

    /** Bytes that a buffer has behind its content, so that {@link #bits} may read a whole long at its end. */
    static final int SLACK_BYTES = 8;

    static final long HOUR_MS = 3_600_000;
    static final long DAY_MS = 24 * HOUR_MS;

    static final VarHandle CHARS = view(char[].class);
    static final VarHandle INTS = view(int[].class);
    static final VarHandle LONGS = view(long[].class);

    private IndexFormat() {}

    private static VarHandle view(Class<?> arrayType) {
        return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
    }

    static long dayOf(long ms) {
        return Math.floorDiv(ms, DAY_MS) * DAY_MS;
    }

    static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }

    /** How many bits {@code value}, unsigned, needs. */
    static int width(int value) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(value);
    }

    /** Writes values of {@code width} bits each, at most 32, one behind the other. */
    static void pack(int[] values, int count, int width, byte[] to, int at) {
        long waiting = 0;
        int filled = 0;
        int place = at;
        for (int i = 0; i < count; i++) {
            waiting |= (values[i] & 0xffff_ffffL) << filled;
            filled += width;
            if (filled >= Integer.SIZE) {
                INTS.set(to, place, (int) waiting);
                place += Integer.BYTES;
                waiting >>>= Integer.SIZE;
                filled -= Integer.SIZE;
            }
        }
        for (; filled > 0; filled -= Byte.SIZE) {
            to[place++] = (byte) waiting;
            waiting >>>= Byte.SIZE;
        }
    }

    /** One of the values that {@link #pack} wrote. */
    static int bits(byte[] from, int at, int index, int width) {
        int bit = index * width;
        long around = (long) LONGS.get(from, at + (bit >>> 3));
        return (int) ((around >>> (bit & 7)) & ((1L << width) - 1));
    }

    static int packedBytes(int count, int width) {
        return (int) (((long) count * width + 7) >>> 3);
    }

    /** The part of the order that an address belongs to. */
    static int family(long high, long low) {
        if (IpAddress.isIpv4(high, low)) {
            return Families.IPV4;
        }
        return high == 0 && Long.compareUnsigned(low, IpAddress.IPV4_MARK) < 0 ? Families.IPV6_BELOW : Families.IPV6;
    }

    /** Bytes of an address in a fence block. */
    static int fenceBytes(int family) {
        return family == Families.IPV4 ? Integer.BYTES : IPV6_BYTES;
    }

    /** How many pages a full fence block of a family speaks of. */
    static int fencePages(int family) {
        return FENCE_DATA_BYTES / fenceBytes(family);
    }

    static int compare(long highA, long lowA, long highB, long lowB) {
        int byHigh = Long.compareUnsigned(highA, highB);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(lowA, lowB);
    }

    /** Numbers of the families, in the order of the addresses. */
    static final class Families {

        static final int IPV6_BELOW = 0;
        static final int IPV4 = 1;
        static final int IPV6 = 2;
        static final int COUNT = 3;

        private Families() {}
    }
}
