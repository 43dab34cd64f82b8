// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.listed;

import static java.util.Objects.requireNonNull;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.hinomi.analysis.detect.Claims;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;
import org.jspecify.annotations.Nullable;

/** Sums and extremes of a host's sessions with one listed peer in one day. One thread at a time. */
final class ContactClaim implements Claims.Claim {

    private @Nullable Indicator indicator;
    private int institution = Integer.MAX_VALUE;
    private long fromHost;
    private long toHost;
    private long answered;
    private long blocked;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;

    void add(Match match) {
        if (indicator == null || match.indicator().compareTo(indicator) < 0) {
            indicator = match.indicator();
        }
        institution = Math.min(institution, match.institution());
        fromHost += match.isFromHost() ? 1 : 0;
        toHost += match.isFromHost() ? 0 : 1;
        answered += match.session().state() == SessionState.ANSWERED ? 1 : 0;
        blocked += match.session().state() == SessionState.BLOCKED ? 1 : 0;
        firstMs = Math.min(firstMs, match.session().startMs());
        lastMs = Math.max(lastMs, match.session().startMs());
    }

    int institution() {
        return institution;
    }

    long firstMs() {
        return firstMs;
    }

    long lastMs() {
        return lastMs;
    }

    long count() {
        return fromHost + toHost;
    }

    Evidence.IndicatorContact evidence() {
        return new Evidence.IndicatorContact(
                requireNonNull(indicator, "a claim has a match"), fromHost, toHost, answered, blocked);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        StateFields.writeIndicator(requireNonNull(indicator, "a claim has a match"), out);
        out.writeInt(institution);
        out.writeLong(fromHost);
        out.writeLong(toHost);
        out.writeLong(answered);
        out.writeLong(blocked);
        out.writeLong(firstMs);
        out.writeLong(lastMs);
    }

    static ContactClaim read(DataInput in) throws IOException {
        ContactClaim claim = new ContactClaim();
        claim.indicator = StateFields.readIndicator(in);
        claim.institution = in.readInt();
        claim.fromHost = in.readLong();
        claim.toHost = in.readLong();
        claim.answered = in.readLong();
        claim.blocked = in.readLong();
        claim.firstMs = in.readLong();
        claim.lastMs = in.readLong();
        return claim;
    }
}
