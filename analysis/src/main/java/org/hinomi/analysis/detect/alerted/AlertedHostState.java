// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.alerted;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.Claims;
import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Signal;

/** Alerts by host, signature and day; see {@link AlertedHostDetector}. One thread at a time. */
final class AlertedHostState implements BucketState {

    /** The address that formats write for "no peer". */
    private static final IpAddress NO_PEER = new IpAddress(0, 0);

    private final Claims<Key, AlertClaim> claims = new Claims<>();

    /**
     * What one claim is about.
     *
     * @param peer the peer where the host opened the traffic, {@link #NO_PEER} where the traffic came to it
     */
    record Key(IpAddress host, String signature, IpAddress peer, boolean isFromHost, long dayMs) implements Claims.Key {

        @Override
        public void write(DataOutput out) throws IOException {
            StateFields.writeAddress(host, out);
            out.writeUTF(signature);
            StateFields.writeAddress(peer, out);
            out.writeBoolean(isFromHost);
            out.writeLong(dayMs);
        }

        static Key read(DataInput in) throws IOException {
            return new Key(
                    StateFields.readAddress(in),
                    in.readUTF(),
                    StateFields.readAddress(in),
                    in.readBoolean(),
                    in.readLong());
        }
    }

    @Override
    public void alert(HostAlert alert) {
        Key key = new Key(
                alert.host(),
                alert.alert().signature(),
                alert.isFromHost() ? alert.peer() : NO_PEER,
                alert.isFromHost(),
                EventDay.startOf(alert.alert().timeMs()));
        claims.touch(key, AlertClaim::new).add(alert);
    }

    private static Signal signal(Key key, AlertClaim claim) {
        List<CauseKey> causes = new ArrayList<>();
        causes.add(CauseKey.ofSignature(key.signature()));
        List<IpAddress> peers =
                claim.peers().stream().filter(peer -> !peer.equals(NO_PEER)).toList();
        peers.forEach(peer -> causes.add(CauseKey.ofPeer(peer)));
        String about = key.signature() + '|' + key.isFromHost() + '|' + key.peer();
        return new Signal(
                Signal.idOf(AlertedHostDetector.ID, key.host(), about, key.dayMs()),
                AlertedHostDetector.ID,
                key.host(),
                claim.institution(),
                causes,
                peers,
                claim.firstMs(),
                claim.lastMs(),
                claim.count(),
                claim.evidence(key.signature(), key.isFromHost()));
    }

    @Override
    public void drain(Consumer<Signal> out) {
        claims.drain(AlertedHostState::signal, out);
    }

    @Override
    public void forgetBefore(long timeMs) {
        claims.forgetBefore(timeMs);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        claims.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        claims.read(in, Key::read, AlertClaim::read);
    }
}
