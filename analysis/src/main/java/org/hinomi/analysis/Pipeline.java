// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.Detector;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.analysis.match.Matcher;
import org.hinomi.model.StableHash;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.signal.DetectorKey;

/**
 * The order of the stages, as pure segments that a runner joins:
 *
 * <pre>
 * front        attribute                       any thread, block by block
 * gate         order in time, each record once  by bucket of the inside host
 * match        indicators at both ends          behind the gate
 * host-keyed   detectors by inside host         by bucket of the host
 * peer-keyed   detectors by outside address     by bucket of the peer
 * </pre>
 *
 * {@link LocalRunner} joins them in plain order and is the specification; the Flink job joins the same segments. Immutable,
 * thread-safe.
 */
public final class Pipeline {

    /**
     * Logical buckets that keyed state is spread over. Far more than the cores of one machine, so that rescaling moves
     * whole buckets and a hot host does not hold up many others.
     */
    public static final int BUCKETS = 256;

    private final Attributor attributor;
    private final Matcher matcher;

    public Pipeline(Attributor attributor, IndicatorSet indicators) {
        this.attributor = requireNonNull(attributor, "attributor");
        this.matcher = new Matcher(indicators);
    }

    /** Front: says whose the rows are. */
    public void attribute(SessionBlock rows) {
        attributor.attribute(rows);
    }

    /** Front: says whose the ends of an alert are. */
    public SensorAlert attribute(SensorAlert alert) {
        return attributor.attribute(alert);
    }

    /** Match: gives every session of an inside host with a listed peer. */
    public void match(SessionBlock rows, Consumer<Match> out) {
        matcher.match(rows, out);
    }

    /** The detectors with this key, each with an empty state for one bucket. */
    public static List<BucketState> openStates(DetectorKey key) {
        List<BucketState> states = new ArrayList<>();
        for (Detector detector : Detectors.all()) {
            if (detector.info().key() == key) {
                states.add(detector.open());
            }
        }
        return states;
    }

    /** The bucket of an address. */
    public static int bucketOf(long high, long low) {
        return (int) (StableHash.of(high, low) >>> 56);
    }

    /** The gate's bucket of a row: by the source where it is inside or nobody is, else by the destination. */
    public static int gateBucket(SessionBlock rows, int row) {
        boolean isByDst = rows.srcInstitution()[row] == InstitutionId.OUTSIDE
                && rows.dstInstitution()[row] != InstitutionId.OUTSIDE;
        return isByDst
                ? bucketOf(rows.dstHigh()[row], rows.dstLow()[row])
                : bucketOf(rows.srcHigh()[row], rows.srcLow()[row]);
    }

    /** The gate's bucket of an alert, as for rows. */
    public static int gateBucket(SensorAlert alert) {
        boolean isByDst =
                alert.srcInstitution() == InstitutionId.OUTSIDE && alert.dstInstitution() != InstitutionId.OUTSIDE;
        return isByDst
                ? bucketOf(alert.dst().high(), alert.dst().low())
                : bucketOf(alert.src().high(), alert.src().low());
    }

    /** The host bucket of a match. */
    public static int hostBucket(Match match) {
        return bucketOf(match.host().high(), match.host().low());
    }

    /** The host bucket of an alert. */
    public static int hostBucket(HostAlert alert) {
        return bucketOf(alert.host().high(), alert.host().low());
    }

    /**
     * An alert as its inside ends see it.
     *
     * @return one or two; none where both ends are outside: nobody here can be told
     */
    public static List<HostAlert> hostAlerts(SensorAlert alert) {
        List<HostAlert> views = new ArrayList<>(2);
        if (alert.dstInstitution() != InstitutionId.OUTSIDE) {
            views.add(new HostAlert(alert.dst(), alert.dstInstitution(), alert.src(), false, alert));
        }
        if (alert.srcInstitution() != InstitutionId.OUTSIDE) {
            views.add(new HostAlert(alert.src(), alert.srcInstitution(), alert.dst(), true, alert));
        }
        return views;
    }

    /** The peer bucket of a row with exactly one end outside: that of the outside end. */
    public static int peerBucket(SessionBlock rows, int row) {
        return rows.dstInstitution()[row] == InstitutionId.OUTSIDE
                ? bucketOf(rows.dstHigh()[row], rows.dstLow()[row])
                : bucketOf(rows.srcHigh()[row], rows.srcLow()[row]);
    }

    /**
     * The rows of {@code rows} that cross the border, by the bucket of their peer. A list of {@link #BUCKETS} places, null
     * where a bucket has no row.
     */
    public static SessionBlock[] splitByPeer(SessionBlock rows) {
        SessionBlock[] buckets = new SessionBlock[BUCKETS];
        for (int row = 0; row < rows.size(); row++) {
            if (rows.crossesBorder(row)) {
                put(buckets, peerBucket(rows, row), rows, row);
            }
        }
        return buckets;
    }

    /** All rows, by the bucket of their gate. A list of {@link #BUCKETS} places, null where a bucket has no row. */
    public static SessionBlock[] splitByGate(SessionBlock rows) {
        SessionBlock[] buckets = new SessionBlock[BUCKETS];
        for (int row = 0; row < rows.size(); row++) {
            put(buckets, gateBucket(rows, row), rows, row);
        }
        return buckets;
    }

    private static void put(SessionBlock[] buckets, int bucket, SessionBlock rows, int row) {
        SessionBlock part = buckets[bucket];
        if (part == null) {
            part = new SessionBlock(rows.sensor(), 16);
            buckets[bucket] = part;
        }
        part.addFrom(rows, row);
    }
}
