// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import static java.util.Objects.requireNonNull;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hinomi.model.address.IpAddress;

/**
 * What was added to the sessions that an inside host opened to one port of one address on one day (or by which somebody outside handed it mail): the reduced stream that
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
 * @param kind what sort of contact it is, and what changed in that
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
        long totalBytesOut,
        Kind kind) {

    public HostContact {
        requireNonNull(host, "host");
        requireNonNull(peer, "peer");
        requireNonNull(kind, "kind");
    }

    /**
     * What sort of contact it is. Changes add up over the parts.
     *
     * @param isFromHost whether the host opened it; else it was handed mail
     * @param isToInside whether the other end belongs to a member
     * @param dead 1 where it has turned out to be tried and never answered, -1 where it has been answered after that, else 0
     * @param odd the same for "something was said both ways at a port with a service of its own, and never that service"
     * @param isNewlyUsual whether the service that its port is meant for was recognised for the first time
     * @param services a bit for the code of each service recognised so far
     * @param failedPorts of a contact that was never answered, about at how many ports the other end has failed members so far
     *     that day; else 0
     */
    public record Kind(
            boolean isFromHost,
            boolean isToInside,
            int dead,
            int odd,
            boolean isNewlyUsual,
            int services,
            int failedPorts) {

        void write(DataOutput out) throws IOException {
            out.writeBoolean(isFromHost);
            out.writeBoolean(isToInside);
            out.writeByte(dead);
            out.writeByte(odd);
            out.writeBoolean(isNewlyUsual);
            out.writeInt(services);
            out.writeInt(failedPorts);
        }

        static Kind read(DataInput in) throws IOException {
            return new Kind(
                    in.readBoolean(),
                    in.readBoolean(),
                    in.readByte(),
                    in.readByte(),
                    in.readBoolean(),
                    in.readInt(),
                    in.readInt());
        }
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
        kind.write(out);
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
                in.readLong(),
                Kind.read(in));
    }
}
