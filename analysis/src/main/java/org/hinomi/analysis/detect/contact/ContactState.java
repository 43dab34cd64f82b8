// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import static org.hinomi.analysis.table.LongRows.lower;
import static org.hinomi.analysis.table.LongRows.upper;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.analysis.table.LongRows;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/** The contacts of one bucket of other ends, and what its detectors claim of them. One thread at a time. */
public final class ContactState implements BucketState {

    /** So many rows' places in the tables fit into a core's first cache: some 400 bytes each. */
    private static final int STRIP_ROWS = 32;

    /** Less than a tenth of the sessions that make guesses at web servers, so that a contact of theirs is kept nearly whole. */
    private static final int FEW_VISITS = 3;

    private final List<ContactDetector> detectors;
    private final List<SweepDetector> sweepDetectors;
    private final Contacts contacts = new Contacts();
    private final PeerDays peerDays = new PeerDays();
    private final Sweeps sweeps = new Sweeps();
    private final PeerHistory history = new PeerHistory();
    private final PeerHistory visitors = new PeerHistory();
    private final BitSet members = new BitSet();
    private final Contact contact = new Contact();
    private final Peer peer = new Peer(peerDays, sweeps, history, visitors);
    private final ChangedPeers changedPeers = new ChangedPeers();
    /** Of shared ones: more callers raise no new claim, but may take one back. */
    private final ChangedPeers changedSharedPeers = new ChangedPeers();

    private final Sweep sweep = new Sweep();

    /** As of when contacts were judged last, so that the order of sessions between two times is no matter. */
    private boolean isCrowded;

    @SuppressWarnings("UnusedVariable") // kept so that the compiler does not leave the loads out
    private long touched;

    /** An empty state; at most 64 detectors of each kind. */
    public ContactState(List<ContactDetector> detectors, List<SweepDetector> sweepDetectors) {
        this.detectors = List.copyOf(detectors);
        this.sweepDetectors = List.copyOf(sweepDetectors);
    }

    @Override
    public void sessions(SessionBlock rows) {
        for (int from = 0; from < rows.size(); from += STRIP_ROWS) {
            int end = Math.min(from + STRIP_ROWS, rows.size());
            touch(rows, from, end);
            add(rows, from, end);
        }
    }

    private void touch(SessionBlock rows, int from, int end) {
        for (int row = from; row < end; row++) {
            if (rows.srcInstitution()[row] != InstitutionId.OUTSIDE) {
                touched ^= contacts.touch(rows, row, true) ^ peerDays.touch(rows, row);
            } else if (rows.dstInstitution()[row] != InstitutionId.OUTSIDE) {
                touched ^= sweeps.touch(rows, row);
            }
        }
    }

    private void add(SessionBlock rows, int from, int end) {
        for (int row = from; row < end; row++) {
            if (rows.srcInstitution()[row] != InstitutionId.OUTSIDE) {
                members.set(rows.srcInstitution()[row]);
                if (isKept(rows, row, peerDays.add(rows, row))) {
                    contacts.add(rows, row, true);
                }
            } else if (rows.dstInstitution()[row] != InstitutionId.OUTSIDE) {
                int knocks = sweeps.add(rows, row);
                if (Contacts.isAnswered(rows, row) && EntryPorts.has(rows.dstPort()[row])) {
                    if (isVisitKept(rows, row, knocks)) {
                        contacts.add(rows, row, false);
                    }
                    visitors.mark(rows.srcHigh()[row], rows.srcLow()[row], Days.of(rows.startMs()[row]), true);
                }
            }
        }
    }

    /**
     * The gate before contacts. No detector claims anything of an ordinary session with an address that many members share.
     * Where room is short, one with an address that few share waits for a second of the same host: the bits of hosts in
     * {@link PeerDays} count to one, a sketch of one row as in Cormode, Muthukrishnan, <em>An improved data stream summary:
     * the count-min sketch</em>, J. Algorithms 2005. A contact that is kept goes on.
     */
    private boolean isKept(SessionBlock rows, int row, int callers) {
        if (!OrdinarySession.is(rows, row)) {
            return true;
        }
        boolean isFirstOfMany =
                isCrowded && (callers & (PeerDays.BY_OTHERS | PeerDays.BY_THIS_HOST)) == PeerDays.BY_OTHERS;
        boolean isLeftOut = (callers & PeerDays.SHARED) != 0 || isFirstOfMany;
        return !isLeftOut || contacts.has(rows, row, true);
    }

    /** The first ordinary visits to a server of the web, where room is short, stay in the sweep record of the visitor. */
    private boolean isVisitKept(SessionBlock rows, int row, int knocks) {
        boolean isLeftOut = isCrowded && knocks <= FEW_VISITS && OrdinarySession.is(rows, row);
        return !isLeftOut || contacts.has(rows, row, false);
    }

    @Override
    public void login(Login login) {
        boolean isFromOutside =
                login.srcInstitution() == InstitutionId.OUTSIDE && login.dstInstitution() != InstitutionId.OUTSIDE;
        boolean isDecided = login.refused() > 0 || login.isAccepted();
        if (isFromOutside && isDecided) {
            contacts.add(login);
        }
    }

    @Override
    public void drain(Consumer<Signal> out) {
        // A contact takes a longer look than every session can have: see settle.
    }

    @Override
    public void settle(Settled out) {
        markHistory();
        List<Signal> signals = new ArrayList<>();
        LongRows rows = contacts.rows();
        for (int at = rows.next(0); at != LongRows.NONE; at = rows.next(rows.after(at))) {
            long[] words = rows.words();
            boolean isChanged = (words[at + Contacts.INSTITUTION_FLAGS] & Contacts.CHANGED) != 0;
            if (isChanged || isPeerChanged(words, at)) {
                judge(at, signals);
            }
            if (isChanged) {
                tellHost(words, at, out);
                words[at + Contacts.INSTITUTION_FLAGS] &= ~Contacts.CHANGED;
            }
        }
        changedPeers.clear();
        changedSharedPeers.clear();
        isCrowded = contacts.isCrowded();
        judgeSweeps(signals);
        signals.sort(Signal.ORDER);
        signals.forEach(out::signal);
    }

    private boolean isPeerChanged(long[] words, int at) {
        long high = words[at + Contacts.PEER_HIGH];
        long low = words[at + Contacts.PEER_LOW];
        return changedPeers.mayHave(high, low)
                || (words[at + Contacts.CLAIMED] != 0 && changedSharedPeers.mayHave(high, low));
    }

    private void markHistory() {
        LongRows rows = peerDays.rows();
        for (int at = rows.next(0); at != LongRows.NONE; at = rows.next(rows.after(at))) {
            long[] words = rows.words();
            if ((words[at + PeerDays.FLAGS] & PeerDays.CHANGED) != 0) {
                long high = words[at + PeerDays.PEER_HIGH];
                long low = words[at + PeerDays.PEER_LOW];
                boolean isAnswered = words[at + PeerDays.FIRST_ANSWERED_MS] != Long.MAX_VALUE;
                history.mark(high, low, (int) words[at + PeerDays.DAY], isAnswered);
                boolean wasShared = (words[at + PeerDays.FLAGS] & PeerDays.SHARED) != 0;
                (wasShared ? changedSharedPeers : changedPeers).add(high, low);
                peerDays.markShared(at);
                words[at + PeerDays.FLAGS] &= ~PeerDays.CHANGED;
            }
        }
    }

    private void judge(int at, List<Signal> signals) {
        long[] words = contacts.rows().words();
        contact.show(contacts, at);
        peer.show(
                words[at + Contacts.PEER_HIGH],
                words[at + Contacts.PEER_LOW],
                upper(words[at + Contacts.PLACE]),
                members.cardinality());
        for (int i = 0; i < detectors.size(); i++) {
            Optional<Evidence.Behaviour> claim = judge(detectors.get(i));
            boolean wasClaimed = (words[at + Contacts.CLAIMED] >>> i & 1) != 0;
            if (claim.isPresent()) {
                signals.add(signal(i, claim.get(), contact.attempts()));
                words[at + Contacts.CLAIMED] |= 1L << i;
            } else if (wasClaimed) {
                signals.add(signal(i, WITHDRAWN, 0));
                words[at + Contacts.CLAIMED] &= ~(1L << i);
            }
        }
    }

    /** A contact whose sessions have not come yet shows its sign-ins alone, which most detectors do not look at. */
    private Optional<Evidence.Behaviour> judge(ContactDetector detector) {
        boolean isShown = contact.attempts() > 0 || detector.judgesLogins();
        return isShown ? detector.judge(contact, peer) : Optional.empty();
    }

    private void judgeSweeps(List<Signal> signals) {
        LongRows rows = sweeps.rows();
        for (int at = rows.next(0); at != LongRows.NONE; at = rows.next(rows.after(at))) {
            long[] words = rows.words();
            if ((words[at + Sweeps.INSTITUTION_FLAGS] & Sweeps.CHANGED) != 0) {
                judgeSweep(words, at, signals);
                words[at + Sweeps.INSTITUTION_FLAGS] &= ~Sweeps.CHANGED;
            }
        }
    }

    /** A claim about an address that is no longer the only one is taken back under the name it was made with. */
    private void judgeSweep(long[] words, int at, List<Signal> signals) {
        sweep.show(sweeps, at);
        IpAddress claimedOf = new IpAddress(words[at + Sweeps.CLAIMED_HIGH], words[at + Sweeps.CLAIMED_LOW]);
        int claimedInstitution = (int) words[at + Sweeps.CLAIMED_INSTITUTION];
        long claimed = 0;
        for (int i = 0; i < sweepDetectors.size(); i++) {
            Optional<Evidence.Behaviour> claim = sweepDetectors.get(i).judge(sweep);
            boolean wasClaimed = (words[at + Sweeps.CLAIMED] >>> i & 1) != 0;
            if (wasClaimed && (claim.isEmpty() || !claimedOf.equals(sweep.target()))) {
                signals.add(sweepSignal(i, claimedOf, claimedInstitution, WITHDRAWN, 0));
            }
            if (claim.isPresent()) {
                signals.add(sweepSignal(i, sweep.target(), sweep.institution(), claim.get(), sweep.knocks()));
                claimed |= 1L << i;
            }
        }
        words[at + Sweeps.CLAIMED] = claimed;
        words[at + Sweeps.CLAIMED_HIGH] = sweep.target().high();
        words[at + Sweeps.CLAIMED_LOW] = sweep.target().low();
        words[at + Sweeps.CLAIMED_INSTITUTION] = sweep.institution();
    }

    private Signal sweepSignal(int detector, IpAddress host, int institution, Evidence.Behaviour evidence, long count) {
        String id = sweepDetectors.get(detector).info().detector().id();
        return new Signal(
                Signal.idOf(id, host, sweep.source().toString(), sweep.dayMs()),
                id,
                host,
                institution,
                List.of(CauseKey.ofPeer(sweep.source())),
                List.of(sweep.source()),
                sweep.firstMs(),
                sweep.lastMs(),
                count,
                evidence);
    }

    private static final Evidence.Behaviour WITHDRAWN = new Evidence.Behaviour(DamageRung.NONE, 1, List.of());

    private Signal signal(int detector, Evidence.Behaviour evidence, long count) {
        String id = detectors.get(detector).info().detector().id();
        String about = contact.peer() + ":" + contact.port() + "/" + contact.protocol() + contact.isFromHost();
        return new Signal(
                Signal.idOf(id, contact.host(), about, contact.dayMs()),
                id,
                contact.host(),
                contact.institution(),
                List.of(CauseKey.ofPeer(contact.peer())),
                List.of(contact.peer()),
                contact.firstMs(),
                contact.lastMs(),
                count,
                evidence);
    }

    /**
     * Tells the detectors by host, of the contact that was judged last, what was added to a contact that the host opened, or to one by which it was handed mail:
     * a mail server is known by that.
     */
    private void tellHost(long[] words, int at, Settled out) {
        if (contact.attempts() == 0 || (!contact.isFromHost() && contact.port() != EntryPorts.MAIL)) {
            return;
        }
        int flags = lower(words[at + Contacts.INSTITUTION_FLAGS]);
        boolean isUsual = UsualServices.isUsual(contact);
        boolean isOdd = UsualServices.isOdd(contact);
        // That a server which many members use did not answer says something of the network, nothing of the host.
        boolean isDead = contact.isDead() && !(contact.isFromHost() && peer.isSharedServer());
        long shown = words[at + Contacts.SHOWN_ATTEMPTS_FAILED];
        out.contact(new HostContact(
                contact.host(),
                contact.institution(),
                contact.peer(),
                contact.dayMs(),
                contact.port(),
                contact.protocol(),
                (flags & Contacts.SHOWN_NEW) == 0,
                (flags & Contacts.SHOWN_ANSWERED) == 0 && contact.answered() > 0,
                contact.firstMs(),
                contact.lastMs(),
                contact.attempts() - upper(shown),
                contact.failed() - lower(shown),
                contact.bytesOut() - words[at + Contacts.SHOWN_OUT],
                contact.bytesIn() - words[at + Contacts.SHOWN_IN],
                contact.bytesOut(),
                new HostContact.Kind(
                        contact.isFromHost(),
                        contact.isToInside(),
                        change(isDead, flags, Contacts.SHOWN_DEAD),
                        change(isOdd, flags, Contacts.SHOWN_ODD),
                        isUsual && (flags & Contacts.SHOWN_USUAL) == 0,
                        contact.services(),
                        contact.isFromHost() && contact.isDead() ? peer.failedPorts() : 0)));
        words[at + Contacts.INSTITUTION_FLAGS] &= ~(Contacts.SHOWN_DEAD | Contacts.SHOWN_ODD);
        words[at + Contacts.INSTITUTION_FLAGS] |= Contacts.SHOWN_NEW
                | (contact.answered() > 0 ? Contacts.SHOWN_ANSWERED : 0)
                | (isDead ? Contacts.SHOWN_DEAD : 0)
                | (isOdd ? Contacts.SHOWN_ODD : 0)
                | (isUsual ? Contacts.SHOWN_USUAL : 0);
        words[at + Contacts.SHOWN_ATTEMPTS_FAILED] = LongRows.pair(contact.attempts(), contact.failed());
        words[at + Contacts.SHOWN_OUT] = contact.bytesOut();
        words[at + Contacts.SHOWN_IN] = contact.bytesIn();
    }

    /** 1 for what has become so since it was shown, -1 for what is so no longer, else 0. */
    private static int change(boolean isNow, int flags, int shown) {
        return (isNow ? 1 : 0) - ((flags & shown) != 0 ? 1 : 0);
    }

    @Override
    public void forgetBefore(long timeMs) {
        int day = Days.of(timeMs);
        contacts.retain(at -> upper(contacts.rows().words()[at + Contacts.PLACE]) >= day);
        peerDays.forgetDaysBefore(day);
        sweeps.forgetDaysBefore(day);
    }

    @Override
    public void copyTo(BucketState empty) {
        ContactState copy = (ContactState) empty;
        copy.contacts.copyFrom(contacts);
        copy.peerDays.copyFrom(peerDays);
        copy.sweeps.copyFrom(sweeps);
        copy.history.copyFrom(history);
        copy.visitors.copyFrom(visitors);
        copy.members.or(members);
        copy.isCrowded = isCrowded;
    }

    /** {@code detectors:int}, their ids, then the tables: a list of detectors that has changed since drops old claims. */
    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(detectors.size());
        for (ContactDetector detector : detectors) {
            out.writeUTF(detector.info().detector().id());
        }
        out.writeInt(sweepDetectors.size());
        for (SweepDetector detector : sweepDetectors) {
            out.writeUTF(detector.info().detector().id());
        }
        contacts.write(out);
        peerDays.write(out);
        sweeps.write(out);
        history.write(out);
        visitors.write(out);
        byte[] bits = members.toByteArray();
        out.writeInt(bits.length);
        out.write(bits);
    }

    @Override
    public void read(DataInput in) throws IOException {
        List<String> ids = readIds(in);
        List<String> sweepIds = readIds(in);
        contacts.read(in);
        peerDays.read(in);
        sweeps.read(in);
        history.read(in);
        visitors.read(in);
        byte[] bits = new byte[in.readInt()];
        in.readFully(bits);
        members.or(BitSet.valueOf(bits));
        isCrowded = contacts.isCrowded();
        List<String> now = detectors.stream().map(d -> d.info().detector().id()).toList();
        renumberClaims(contacts.rows(), Contacts.CLAIMED, ids, now);
        List<String> sweepNow =
                sweepDetectors.stream().map(d -> d.info().detector().id()).toList();
        renumberClaims(sweeps.rows(), Sweeps.CLAIMED, sweepIds, sweepNow);
    }

    private static List<String> readIds(DataInput in) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ids.add(in.readUTF());
        }
        return ids;
    }

    private static void renumberClaims(LongRows rows, int word, List<String> stored, List<String> ids) {
        for (int at = rows.next(0); at != LongRows.NONE; at = rows.next(rows.after(at))) {
            long before = rows.words()[at + word];
            long now = 0;
            for (int i = 0; i < ids.size(); i++) {
                int old = stored.indexOf(ids.get(i));
                now |= old >= 0 && (before >>> old & 1) != 0 ? 1L << i : 0;
            }
            rows.words()[at + word] = now;
        }
    }
}
