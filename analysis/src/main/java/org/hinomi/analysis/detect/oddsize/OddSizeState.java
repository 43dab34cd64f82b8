// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.oddsize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hinomi.analysis.behaviour.Exchange;
import org.hinomi.analysis.behaviour.SizeClasses;
import org.hinomi.analysis.behaviour.SizeClasses.OddExchange;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/** Size classes by server and day; see {@link OddSizeDetector}. One thread at a time. */
final class OddSizeState implements BucketState {

    private final Map<Key, SizeClasses> byServer = new HashMap<>();
    private final Map<Key, OddExchange> claimed = new HashMap<>();
    private final Set<Key> changed = new HashSet<>();

    private record Key(IpAddress peer, long dayMs) {}

    @Override
    public void sessions(SessionBlock rows) {
        for (int row = 0; row < rows.size(); row++) {
            if (isAnsweredDownload(rows, row)) {
                add(rows, row);
            }
        }
    }

    private static boolean isAnsweredDownload(SessionBlock rows, int row) {
        return rows.direction(row) == Direction.OUTBOUND
                && rows.state()[row] == SessionState.ANSWERED.code()
                && rows.bytesOut()[row] > 0
                && rows.bytesIn()[row] > 0;
    }

    private void add(SessionBlock rows, int row) {
        IpAddress peer = new IpAddress(rows.dstHigh()[row], rows.dstLow()[row]);
        Key key = new Key(peer, EventDay.startOf(rows.startMs()[row]));
        SizeClasses classes = byServer.computeIfAbsent(key, absent -> new SizeClasses());
        if (classes.isGivenUp()) {
            return;
        }
        classes.add(new Exchange(
                new IpAddress(rows.srcHigh()[row], rows.srcLow()[row]),
                rows.srcInstitution()[row],
                rows.startMs()[row],
                rows.bytesOut()[row],
                rows.bytesIn()[row]));
        changed.add(key);
    }

    @Override
    public void drain(Consumer<Signal> out) {
        List<Signal> signals = new ArrayList<>();
        for (Key key : changed) {
            Optional<OddExchange> now =
                    byServer.getOrDefault(key, new SizeClasses()).findAlone();
            OddExchange before = claimed.get(key);
            if (before != null && now.filter(odd -> isSameClaim(odd, before)).isEmpty()) {
                signals.add(signal(key, before, 0));
                claimed.remove(key);
            }
            now.ifPresent(odd -> {
                signals.add(signal(key, odd, 1));
                claimed.put(key, odd);
            });
        }
        changed.clear();
        signals.sort(Signal.ORDER);
        signals.forEach(out);
    }

    private static boolean isSameClaim(OddExchange one, OddExchange other) {
        return one.exchange().host().equals(other.exchange().host());
    }

    /** The claim about the odd exchange's host; a count of 0 withdraws it. */
    private static Signal signal(Key key, OddExchange odd, long count) {
        Exchange exchange = odd.exchange();
        CauseKey cause = CauseKey.ofPeer(key.peer());
        return new Signal(
                Signal.idOf(OddSizeDetector.ID, exchange.host(), cause.text(), key.dayMs()),
                OddSizeDetector.ID,
                exchange.host(),
                exchange.institution(),
                List.of(cause),
                List.of(key.peer()),
                exchange.startMs(),
                exchange.startMs(),
                count,
                new Evidence.OddSize(
                        key.peer(),
                        exchange.bytesOut(),
                        exchange.bytesIn(),
                        odd.usualExchanges(),
                        odd.usualClasses(),
                        odd.usualMaxBytesIn(),
                        odd.hosts()));
    }

    @Override
    public void forgetBefore(long timeMs) {
        byServer.keySet().removeIf(key -> key.dayMs() + EventDay.LENGTH_MS < timeMs && !changed.contains(key));
        claimed.keySet().removeIf(key -> !byServer.containsKey(key));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(byServer.size());
        for (Map.Entry<Key, SizeClasses> entry : byServer.entrySet()) {
            Key key = entry.getKey();
            StateFields.writeAddress(key.peer(), out);
            out.writeLong(key.dayMs());
            entry.getValue().write(out);
            out.writeBoolean(claimed.containsKey(key));
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            Key key = new Key(StateFields.readAddress(in), in.readLong());
            SizeClasses classes = SizeClasses.read(in);
            byServer.put(key, classes);
            if (in.readBoolean()) {
                classes.findAlone().ifPresent(odd -> claimed.put(key, odd));
            }
        }
    }
}
