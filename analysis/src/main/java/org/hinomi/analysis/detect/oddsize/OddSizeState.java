// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.oddsize;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hinomi.analysis.behaviour.Exchange;
import org.hinomi.analysis.behaviour.SizeClasses;
import org.hinomi.analysis.behaviour.SizeClasses.OddExchange;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/** Size classes by server and day; see {@link OddSizeDetector}. One thread at a time. */
final class OddSizeState implements BucketState {

    private final ServerTable servers = new ServerTable();
    private final Map<Key, OddExchange> claimed = new HashMap<>();

    private record Key(IpAddress peer, long dayMs) {}

    @Override
    public void sessions(SessionBlock rows) {
        for (int row = 0; row < rows.size(); row++) {
            if (isAnsweredDownload(rows, row)) {
                servers.add(
                        rows.dstHigh()[row],
                        rows.dstLow()[row],
                        EventDay.startOf(rows.startMs()[row]),
                        rows.srcHigh()[row],
                        rows.srcLow()[row],
                        rows.srcInstitution()[row],
                        rows.startMs()[row],
                        rows.bytesOut()[row],
                        rows.bytesIn()[row]);
            }
        }
    }

    private static boolean isAnsweredDownload(SessionBlock rows, int row) {
        return rows.srcInstitution()[row] != InstitutionId.OUTSIDE
                && rows.dstInstitution()[row] == InstitutionId.OUTSIDE
                && rows.state()[row] == SessionState.ANSWERED.code()
                && rows.bytesOut()[row] > 0
                && rows.bytesIn()[row] > 0;
    }

    @Override
    public void drain(Consumer<Signal> out) {
        List<Signal> signals = new ArrayList<>();
        servers.drain(
                (peer, dayMs) -> claimed.containsKey(new Key(peer, dayMs)),
                !claimed.isEmpty(),
                (peer, dayMs, sizes) -> judge(new Key(peer, dayMs), sizes, signals));
        signals.sort(Signal.ORDER);
        signals.forEach(out);
    }

    private void judge(Key key, SizeClasses sizes, List<Signal> signals) {
        Optional<OddExchange> now = sizes.findAlone();
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
        servers.forgetDaysBefore(timeMs - EventDay.LENGTH_MS);
        claimed.keySet().removeIf(key -> !servers.contains(key.peer(), key.dayMs()));
    }

    @Override
    public void write(DataOutput out) throws IOException {
        servers.write(out);
        out.writeInt(claimed.size());
        for (Key key : claimed.keySet()) {
            StateFields.writeAddress(key.peer(), out);
            out.writeLong(key.dayMs());
        }
    }

    @Override
    public void read(DataInput in) throws IOException {
        servers.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            Key key = new Key(StateFields.readAddress(in), in.readLong());
            servers.sizesOf(key.peer(), key.dayMs()).findAlone().ifPresent(odd -> claimed.put(key, odd));
        }
    }
}
