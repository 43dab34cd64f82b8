// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;

/** How the values that several detectors keep are written into their state. */
public final class StateFields {

    private StateFields() {}

    public static void writeAddress(IpAddress address, DataOutput out) throws IOException {
        out.writeLong(address.high());
        out.writeLong(address.low());
    }

    public static IpAddress readAddress(DataInput in) throws IOException {
        return new IpAddress(in.readLong(), in.readLong());
    }

    public static void writeAddresses(NavigableSet<IpAddress> addresses, DataOutput out) throws IOException {
        out.writeInt(addresses.size());
        for (IpAddress address : addresses) {
            writeAddress(address, out);
        }
    }

    public static NavigableSet<IpAddress> readAddresses(DataInput in) throws IOException {
        NavigableSet<IpAddress> addresses = new TreeSet<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            addresses.add(readAddress(in));
        }
        return addresses;
    }

    public static void writeIndicator(Indicator indicator, DataOutput out) throws IOException {
        writeAddress(indicator.prefix().address(), out);
        out.writeByte(indicator.prefix().length());
        out.writeUTF(indicator.role().name());
        out.writeByte(indicator.confidence());
        out.writeUTF(indicator.source());
        out.writeLong(indicator.fromMs());
        out.writeLong(indicator.toMs());
    }

    public static Indicator readIndicator(DataInput in) throws IOException {
        Prefix prefix = new Prefix(readAddress(in), in.readUnsignedByte());
        return new Indicator(
                prefix,
                IndicatorRole.valueOf(in.readUTF()),
                in.readUnsignedByte(),
                in.readUTF(),
                in.readLong(),
                in.readLong());
    }

    /** Keeps the {@code limit} least addresses, so that what is kept does not depend on the order they came in. */
    public static void addBounded(NavigableSet<IpAddress> addresses, IpAddress address, int limit) {
        addresses.add(address);
        if (addresses.size() > limit) {
            addresses.pollLast();
        }
    }
}
