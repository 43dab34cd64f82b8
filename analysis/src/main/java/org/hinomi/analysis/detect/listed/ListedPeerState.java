// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.listed;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.Claims;
import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Signal;

/** Contacts by host, listed peer and day; see {@link ListedPeerDetector}. One thread at a time. */
final class ListedPeerState implements BucketState {

    private final Claims<Key, ContactClaim> claims = new Claims<>();

    /** What one claim is about. */
    record Key(IpAddress host, IpAddress peer, long dayMs) implements Claims.Key {

        @Override
        public void write(DataOutput out) throws IOException {
            StateFields.writeAddress(host, out);
            StateFields.writeAddress(peer, out);
            out.writeLong(dayMs);
        }

        static Key read(DataInput in) throws IOException {
            return new Key(StateFields.readAddress(in), StateFields.readAddress(in), in.readLong());
        }
    }

    /** A listed address that knocks without an answer says nothing about the host: lists are full of scanners. */
    private static boolean isContact(Match match) {
        return match.isFromHost() || match.session().state() == SessionState.ANSWERED;
    }

    @Override
    public void match(Match match) {
        if (!isContact(match)) {
            return;
        }
        Key key = new Key(
                match.host(), match.peer(), EventDay.startOf(match.session().startMs()));
        claims.touch(key, ContactClaim::new).add(match);
    }

    private static Signal signal(Key key, ContactClaim claim) {
        CauseKey cause = CauseKey.ofPeer(key.peer());
        return new Signal(
                Signal.idOf(ListedPeerDetector.ID, key.host(), cause.text(), key.dayMs()),
                ListedPeerDetector.ID,
                key.host(),
                claim.institution(),
                List.of(cause),
                List.of(key.peer()),
                claim.firstMs(),
                claim.lastMs(),
                claim.count(),
                claim.evidence());
    }

    @Override
    public void drain(Consumer<Signal> out) {
        claims.drain(ListedPeerState::signal, out);
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
        claims.read(in, Key::read, ContactClaim::read);
    }
}
