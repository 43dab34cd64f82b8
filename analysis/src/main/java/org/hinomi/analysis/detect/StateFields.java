// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

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

    /** Writes a claim that a detector of behaviour has made, so that it can be withdrawn later. */
    public static void writeClaim(Signal claim, DataOutput out) throws IOException {
        if (!(claim.evidence() instanceof Evidence.Behaviour evidence)) {
            throw new IllegalArgumentException("not a claim about behaviour: " + claim.detector());
        }
        out.writeUTF(claim.id());
        out.writeUTF(claim.detector());
        writeAddress(claim.host(), out);
        out.writeInt(claim.institution());
        out.writeInt(claim.causes().size());
        for (CauseKey cause : claim.causes()) {
            out.writeUTF(cause.text());
        }
        writeAddresses(new TreeSet<>(claim.peers()), out);
        out.writeLong(claim.firstMs());
        out.writeLong(claim.lastMs());
        out.writeLong(claim.count());
        out.writeUTF(evidence.rung().name());
        out.writeByte(evidence.strength());
        out.writeInt(evidence.measures().size());
        for (long measure : evidence.measures()) {
            out.writeLong(measure);
        }
    }

    public static Signal readClaim(DataInput in) throws IOException {
        return new Signal(
                in.readUTF(),
                in.readUTF(),
                readAddress(in),
                in.readInt(),
                readCauses(in),
                List.copyOf(readAddresses(in)),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readBehaviour(in));
    }

    private static List<CauseKey> readCauses(DataInput in) throws IOException {
        List<CauseKey> causes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            causes.add(new CauseKey(in.readUTF()));
        }
        return causes;
    }

    private static Evidence.Behaviour readBehaviour(DataInput in) throws IOException {
        DamageRung rung = DamageRung.valueOf(in.readUTF());
        int strength = in.readUnsignedByte();
        List<Long> measures = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            measures.add(in.readLong());
        }
        return new Evidence.Behaviour(rung, strength, measures);
    }

    /** Keeps the {@code limit} least addresses, so that what is kept does not depend on the order they came in. */
    public static void addBounded(NavigableSet<IpAddress> addresses, IpAddress address, int limit) {
        addresses.add(address);
        if (addresses.size() > limit) {
            addresses.pollLast();
        }
    }
}
