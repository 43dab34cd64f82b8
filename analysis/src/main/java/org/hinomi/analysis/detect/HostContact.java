// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import static java.util.Objects.requireNonNull;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hinomi.model.address.IpAddress;

/**
 * What was added to the sessions that an inside host opened to one port of one address on one day: the reduced stream that
 * the detectors by host see instead of sessions. All parts of one contact add up to its totals whatever the order they come
 * in.
 *
 * @param host the inside host
 * @param institution whose it is
 * @param peer the other end
 * @param dayMs the day, {@link EventDay}
 * @param port the port called
 * @param protocol IP protocol number
 * @param isNew whether this is the first part of the contact
 * @param isNewlyAnswered whether the peer answered for the first time
 * @param firstMs start of the contact's first session so far
 * @param lastMs start of its last
 * @param attempts sessions added
 * @param failed those of them that were refused or not answered
 * @param bytesOut bytes added that left the host
 * @param bytesIn bytes added that came
 * @param totalBytesOut all bytes of the contact so far that left the host
 */
public record HostContact(
        IpAddress host,
        int institution,
        IpAddress peer,
        long dayMs,
        int port,
        int protocol,
        boolean isNew,
        boolean isNewlyAnswered,
        long firstMs,
        long lastMs,
        long attempts,
        long failed,
        long bytesOut,
        long bytesIn,
        long totalBytesOut) {

    public HostContact {
        requireNonNull(host, "host");
        requireNonNull(peer, "peer");
    }

    public void write(DataOutput out) throws IOException {
        StateFields.writeAddress(host, out);
        out.writeInt(institution);
        StateFields.writeAddress(peer, out);
        out.writeLong(dayMs);
        out.writeShort(port);
        out.writeByte(protocol);
        out.writeBoolean(isNew);
        out.writeBoolean(isNewlyAnswered);
        out.writeLong(firstMs);
        out.writeLong(lastMs);
        out.writeLong(attempts);
        out.writeLong(failed);
        out.writeLong(bytesOut);
        out.writeLong(bytesIn);
        out.writeLong(totalBytesOut);
    }

    public static HostContact read(DataInput in) throws IOException {
        return new HostContact(
                StateFields.readAddress(in),
                in.readInt(),
                StateFields.readAddress(in),
                in.readLong(),
                in.readUnsignedShort(),
                in.readUnsignedByte(),
                in.readBoolean(),
                in.readBoolean(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }
}
