// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.analysis.match.Matcher;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.context.PeerContext;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Lookup;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;
import org.hinomi.model.signal.Signal;

/**
 * The order of the stages, as pure segments that a runner joins:
 *
 * <pre>
 * front        attribute, split by bucket      any thread, block by block
 * gate         each record once                by bucket of the outside address
 * match        indicators at both ends         behind the gate
 * peer-keyed   detectors by outside address    behind the gate, in the same bucket
 * host-keyed   detectors by inside host        by bucket of the host: alerts, matches, what was added to contacts
 * </pre>
 *
 * {@link LocalRunner} joins them in plain order and is the specification; the Flink job joins the same segments.
 * Thread-safe; nothing changes but the set of indicators, which is swapped whole.
 */
public final class Pipeline {

    /**
     * Logical buckets that keyed state is spread over. Far more than the cores of one machine, so that rescaling moves
     * whole buckets and a hot host does not hold up many others.
     */
    public static final int BUCKETS = 256;

    private final Attributor attributor;
    private final Matcher matcher;
    private final NameKey names;

    /**
     * The stages.
     *
     * @param names the key under which names are hashed; what becomes of records does not depend on it
     */
    public Pipeline(Attributor attributor, IndicatorSet indicators, NameKey names) {
        this.names = requireNonNull(names, "names");
        this.attributor = requireNonNull(attributor, "attributor");
        this.matcher = new Matcher(indicators);
    }

    /** From now on blocks are matched with this set; one that is being matched keeps the set it began with. */
    public void swapIndicators(IndicatorSet indicators) {
        matcher.swap(indicators);
    }

    /** Front: says whose the rows are. */
    public void attribute(SessionBlock rows) {
        attributor.attribute(rows);
    }

    /** Front: says whose the ends of an alert are. */
    public SensorAlert attribute(SensorAlert alert) {
        return attributor.attribute(alert);
    }

    /** Front: says whose the ends of a sighting are, and puts the keyed hash of a name in the place of the plain one. */
    public Sighting attribute(Sighting sighting) {
        return switch (attributor.attribute(sighting)) {
            case Login login -> login;
            case Lookup lookup -> lookup.named(names.seal(lookup.name()));
        };
    }

    /** Match: gives every session of an inside host with a listed peer. */
    public void match(SessionBlock rows, Consumer<Match> out) {
        matcher.match(rows, out);
    }

    /** What the peers of some signals were known to be when the signals began. */
    public Map<IpAddress, Set<PeerContext>> knownPeers(Collection<Signal> signals) {
        Map<IpAddress, Set<PeerContext>> known = new HashMap<>();
        for (Signal signal : signals) {
            for (IpAddress peer : signal.peers()) {
                matcher.known(peer, signal.firstMs())
                        .ifPresent(what -> known.computeIfAbsent(peer, fresh -> EnumSet.noneOf(PeerContext.class))
                                .add(what));
            }
        }
        return known;
    }

    /** The bucket of an address. */
    public static int bucketOf(long high, long low) {
        return (int) (StableHash.of(high, low) >>> 56);
    }

    /**
     * The gate's bucket of a row: that of its outside end; of a session with no outside end, or with two, the
     * destination's. What is kept by peer stands in the same bucket, behind the gate.
     */
    public static int gateBucket(SessionBlock rows, int row) {
        return isOutsideSrc(rows.srcInstitution()[row], rows.dstInstitution()[row])
                ? bucketOf(rows.srcHigh()[row], rows.srcLow()[row])
                : bucketOf(rows.dstHigh()[row], rows.dstLow()[row]);
    }

    /** The gate's bucket of an alert, as for rows. */
    public static int gateBucket(SensorAlert alert) {
        return isOutsideSrc(alert.srcInstitution(), alert.dstInstitution())
                ? bucketOf(alert.src().high(), alert.src().low())
                : bucketOf(alert.dst().high(), alert.dst().low());
    }

    /**
     * The gate's bucket of a sighting: of a sign-in that of its session; of a lookup one by the keyed hash of its name, so that
     * all members' lookups of one name meet.
     */
    public static int gateBucket(Sighting sighting) {
        return switch (sighting) {
            case Login login ->
                isOutsideSrc(login.srcInstitution(), login.dstInstitution())
                        ? bucketOf(login.src().high(), login.src().low())
                        : bucketOf(login.dst().high(), login.dst().low());
            case Lookup lookup -> (int) (lookup.name() >>> 56);
        };
    }

    private static boolean isOutsideSrc(int srcInstitution, int dstInstitution) {
        return srcInstitution == InstitutionId.OUTSIDE && dstInstitution != InstitutionId.OUTSIDE;
    }

    /** The host bucket of a match. */
    public static int hostBucket(Match match) {
        return bucketOf(match.host().high(), match.host().low());
    }

    /** The host bucket of what was added to a contact. */
    public static int hostBucket(HostContact contact) {
        return bucketOf(contact.host().high(), contact.host().low());
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

    /** Receives the rows of one bucket. */
    public interface Parts {

        void part(int bucket, SessionBlock rows);
    }

    /** Hands on all rows, by the bucket of their gate, in their order; a bucket without a row is left out. */
    public static void splitByGate(SessionBlock rows, Parts out) {
        int size = rows.size();
        byte[] bucketOf = new byte[size];
        int[] end = new int[BUCKETS];
        for (int row = 0; row < size; row++) {
            int bucket = gateBucket(rows, row);
            bucketOf[row] = (byte) bucket;
            end[bucket]++;
        }
        for (int bucket = 1; bucket < BUCKETS; bucket++) {
            end[bucket] += end[bucket - 1];
        }
        int[] order = new int[size];
        int[] next = new int[BUCKETS];
        System.arraycopy(end, 0, next, 1, BUCKETS - 1);
        for (int row = 0; row < size; row++) {
            order[next[bucketOf[row] & 0xff]++] = row;
        }
        for (int bucket = 0, from = 0; bucket < BUCKETS; from = end[bucket++]) {
            if (end[bucket] > from) {
                out.part(bucket, rows.gather(order, from, end[bucket]));
            }
        }
    }
}
