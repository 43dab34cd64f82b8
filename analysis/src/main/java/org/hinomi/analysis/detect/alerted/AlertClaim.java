// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.alerted;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hinomi.analysis.detect.Claims;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * What is counted of the alerts of one claim: sums and extremes alone, so that order is no matter. One thread at a time.
 */
final class AlertClaim implements Claims.Claim {

    private int institution = Integer.MAX_VALUE;
    private String name = "";
    private String category = "";
    private Severity severity = Severity.INFORMATIONAL;
    private long allowed;
    private long blocked;
    private String fileHash = "";
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private NavigableSet<IpAddress> peers = new TreeSet<>();

    void add(HostAlert hostAlert) {
        SensorAlert alert = hostAlert.alert();
        institution = Math.min(institution, hostAlert.institution());
        name = leastNonEmpty(name, alert.name());
        category = leastNonEmpty(category, alert.category());
        fileHash = leastNonEmpty(fileHash, alert.fileHash());
        severity = alert.severity().compareTo(severity) > 0 ? alert.severity() : severity;
        boolean isBlocked = alert.action() == SensorAction.BLOCKED;
        blocked += isBlocked ? 1 : 0;
        allowed += isBlocked ? 0 : 1;
        firstMs = Math.min(firstMs, alert.timeMs());
        lastMs = Math.max(lastMs, alert.timeMs());
        StateFields.addBounded(peers, hostAlert.peer(), Signal.MAX_PEERS);
    }

    private static String leastNonEmpty(String kept, String candidate) {
        if (kept.isEmpty() || (!candidate.isEmpty() && candidate.compareTo(kept) < 0)) {
            return candidate;
        }
        return kept;
    }

    int institution() {
        return institution;
    }

    SortedSet<IpAddress> peers() {
        return peers;
    }

    long firstMs() {
        return firstMs;
    }

    long lastMs() {
        return lastMs;
    }

    long count() {
        return allowed + blocked;
    }

    Evidence.Alerts evidence(String signature, boolean isFromHost) {
        return new Evidence.Alerts(signature, name, category, severity, isFromHost, allowed, blocked, fileHash);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(institution);
        out.writeUTF(name);
        out.writeUTF(category);
        out.writeUTF(severity.name());
        out.writeLong(allowed);
        out.writeLong(blocked);
        out.writeUTF(fileHash);
        out.writeLong(firstMs);
        out.writeLong(lastMs);
        StateFields.writeAddresses(peers, out);
    }

    static AlertClaim read(DataInput in) throws IOException {
        AlertClaim claim = new AlertClaim();
        claim.institution = in.readInt();
        claim.name = in.readUTF();
        claim.category = in.readUTF();
        claim.severity = Severity.valueOf(in.readUTF());
        claim.allowed = in.readLong();
        claim.blocked = in.readLong();
        claim.fileHash = in.readUTF();
        claim.firstMs = in.readLong();
        claim.lastMs = in.readLong();
        claim.peers = StateFields.readAddresses(in);
        return claim;
    }
}
