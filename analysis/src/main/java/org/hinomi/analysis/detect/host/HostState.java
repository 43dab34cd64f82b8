// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/** The days of the inside hosts of one bucket, and what the detectors claim of them. One thread at a time. */
public final class HostState implements BucketState {

    /**
     * Days of hosts of one bucket: over 256 buckets 131,000, some 300 MB at the most. Beyond that the days of hosts that called
     * few others are forgotten first.
     */
    static final int MAX_DAYS = 1 << 9;

    private static final int FEW_PEERS = 8;

    /**
     * Stands where the first layout has the number of days, which is never negative. That one kept no claims: what it claimed
     * and no longer holds is not withdrawn once, at the change to this one.
     */
    private static final int WITH_CLAIMS = -2;

    private final List<HostDetector> detectors;
    private final Map<Key, HostDay> days = new HashMap<>();
    /** Bytes that left each host by day, for as long as a habit is looked for. */
    private final Habits sent = new Habits();

    /** Servers that each host handed mail to by day, as long. */
    private final Habits mailed = new Habits();

    /** Days to be judged; each says so itself. */
    private final List<HostDay> changed = new ArrayList<>();

    private record Key(IpAddress host, long dayMs) {}

    public HostState(List<HostDetector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    @Override
    public void contact(HostContact contact) {
        HostDay day = day(contact.host(), contact.dayMs());
        day.add(contact);
        if (contact.kind().isFromHost() && contact.isNew() && contact.port() == HostDay.MAIL_PORT) {
            mailed.of(contact.host()).add(contact.dayMs(), 1);
        }
        change(day);
    }

    @Override
    public void match(Match match) {
        if (match.indicator().role() != IndicatorRole.TOR_RELAY || !match.isFromHost()) {
            return;
        }
        HostDay day = day(match.host(), EventDay.startOf(match.session().startMs()));
        day.addTor(match);
        change(day);
    }

    private HostDay day(IpAddress host, long dayMs) {
        return days.computeIfAbsent(new Key(host, dayMs), key -> new HostDay(key.host(), key.dayMs()));
    }

    private void change(HostDay day) {
        if (day.markChanged()) {
            changed.add(day);
        }
    }

    @Override
    public void drain(Consumer<Signal> out) {
        // A day takes a longer look than every contact can have: see settle.
    }

    @Override
    public void settle(Settled out) {
        changed.forEach(this::keepHabit);
        List<Signal> signals = new ArrayList<>();
        for (HostDay day : changed) {
            judge(day, signals);
            day.markJudged();
        }
        changed.clear();
        makeRoom();
        signals.sort(Signal.ORDER);
        signals.forEach(out::signal);
    }

    /** After all are judged; between two times the days may be more. */
    private void makeRoom() {
        for (long few = FEW_PEERS; days.size() > MAX_DAYS; few *= 2) {
            long fewer = few;
            days.values().removeIf(day -> day.peers() < fewer);
        }
    }

    /** Before any day is judged: a day that is judged looks at what others sent, and all that came at once is in them. */
    private void keepHabit(HostDay day) {
        if (day.peers() > 0) {
            day.sent(sent).raise(day.dayMs(), day.bytesOut());
        }
    }

    private void judge(HostDay day, List<Signal> signals) {
        Habit bytes = day.sent(sent);
        day.compare(
                bytes.mostBefore(day.dayMs()),
                bytes.daysBefore(day.dayMs()),
                day.hasMailed() ? mailed.find(day.host()).mostBefore(day.dayMs()) : 0);
        Map<String, Signal> now = new TreeMap<>();
        for (HostDetector detector : detectors) {
            detector.judge(day, new Collected(detector, day, now));
        }
        for (Signal before : day.claims()) {
            if (!now.containsKey(before.id())) {
                signals.add(withdrawn(before));
            }
        }
        signals.addAll(now.values());
        day.claim(now.values());
    }

    private static Signal withdrawn(Signal before) {
        return new Signal(
                before.id(),
                before.detector(),
                before.host(),
                before.institution(),
                before.causes(),
                before.peers(),
                before.firstMs(),
                before.lastMs(),
                0,
                before.evidence());
    }

    /** Makes signals of one detector's claims about one day. */
    private record Collected(HostDetector detector, HostDay day, Map<String, Signal> into)
            implements HostDetector.Claimed {

        @Override
        public void atPort(HostPort port, Evidence.Behaviour evidence) {
            String about = "port:" + port.port() + "/" + port.protocol();
            List<CauseKey> causes = new ArrayList<>();
            causes.add(CauseKey.ofSignature(detector.info().detector().id() + ':' + port.port()));
            add(about, causes, port.examples(), port.firstMs(), port.lastMs(), port.attempts(), evidence);
        }

        @Override
        public void towards(IpAddress peer, Evidence.Behaviour evidence) {
            add(
                    "peer:" + peer,
                    List.of(CauseKey.ofPeer(peer)),
                    List.of(peer),
                    day.firstMs(),
                    day.lastMs(),
                    day.peers(),
                    evidence);
        }

        @Override
        public void towards(Collection<IpAddress> peers, long count, Evidence.Behaviour evidence) {
            CauseKey cause = CauseKey.ofSignature(detector.info().detector().id());
            add("peers", List.of(cause), List.copyOf(peers), day.firstMs(), day.lastMs(), count, evidence);
        }

        private void add(
                String about,
                List<CauseKey> causes,
                List<IpAddress> peers,
                long firstMs,
                long lastMs,
                long count,
                Evidence.Behaviour evidence) {
            String detectorId = detector.info().detector().id();
            String id = Signal.idOf(detectorId, day.host(), about, day.dayMs());
            into.put(
                    id,
                    new Signal(
                            id,
                            detectorId,
                            day.host(),
                            day.institution(),
                            causes,
                            peers,
                            firstMs,
                            lastMs,
                            Math.max(1, count),
                            evidence));
        }
    }

    @Override
    public void forgetBefore(long timeMs) {
        days.values().removeIf(day -> day.dayMs() + EventDay.LENGTH_MS < timeMs && !day.isChanged());
        sent.forgetBefore(timeMs);
        mailed.forgetBefore(timeMs);
    }

    /** {@code layout:int days:int}, each day with its claims and whether it is still to be judged, then the hosts' habits. */
    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(WITH_CLAIMS);
        out.writeInt(days.size());
        for (HostDay day : days.values()) {
            day.write(out);
            day.writeClaims(out);
            out.writeBoolean(day.isChanged());
        }
        sent.write(out);
        mailed.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        int first = in.readInt();
        boolean hasClaims = first == WITH_CLAIMS;
        if (first < 0 && !hasClaims) {
            throw new IOException("the layout " + first + " of the hosts' days is newer than this program");
        }
        for (int left = hasClaims ? in.readInt() : first; left > 0; left--) {
            readDay(in, hasClaims);
        }
        sent.read(in);
        mailed.read(in);
    }

    /** A day that came without its claims is judged again, so that they are made again. */
    private void readDay(DataInput in, boolean hasClaims) throws IOException {
        HostDay day = HostDay.read(in);
        days.put(new Key(day.host(), day.dayMs()), day);
        if (hasClaims) {
            day.readClaims(in);
        }
        if (!hasClaims || in.readBoolean()) {
            change(day);
        }
    }
}
