// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.coldname;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.table.LongRows;
import org.hinomi.analysis.table.Sketch;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Lookup;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * The names of one bucket; see {@link ColdNameDetector}. A name stands here as its keyed hash, and in no signal: nothing that
 * is claimed depends on the key. One thread at a time.
 */
final class ColdNameState implements BucketState {

    /** A name that nobody asks for in vain any more is remembered so long: over a weekend. */
    static final long REMEMBERED_MS = 4 * EventDay.LENGTH_MS;

    /** How long it is known that a name had an address: as long as that a server answered ({@code detect/contact}). */
    private static final long KNOWN_MS = 60 * EventDay.LENGTH_MS;

    private static final Evidence.Behaviour WITHDRAWN = new Evidence.Behaviour(DamageRung.NONE, 1, List.of());

    private final KnownNames known = new KnownNames();
    private final ColdNames cold = new ColdNames();
    private final FirstAnswers answers = new FirstAnswers();
    private long firstDayMs = Long.MAX_VALUE;

    @Override
    public void lookup(Lookup lookup) {
        long dayMs = EventDay.startOf(lookup.timeMs());
        firstDayMs = Math.min(firstDayMs, dayMs);
        boolean isInside = lookup.srcInstitution() != InstitutionId.OUTSIDE;
        switch (lookup.outcome()) {
            case NO_SUCH_NAME -> {
                if (isInside) {
                    long host = hash(lookup.src());
                    boolean isResolverInside = lookup.dstInstitution() != InstitutionId.OUTSIDE;
                    cold.add(lookup.name(), lookup.timeMs(), host, isResolverInside);
                }
            }
            case ADDRESS -> addAnswer(lookup, dayMs, isInside);
        }
    }

    private void addAnswer(Lookup lookup, long dayMs, boolean isInside) {
        long sinceMs = known.add(lookup.name(), lookup.timeMs(), lookup.hasPublicAnswer());
        if (isInside && lookup.hasPublicAnswer() && EventDay.startOf(sinceMs) == dayMs) {
            answers.add(lookup, dayMs, name -> cold.find(name) != LongRows.NONE);
        }
        int at = cold.find(lookup.name());
        if (at != LongRows.NONE) {
            cold.touch(at);
        }
    }

    private static long hash(IpAddress host) {
        return StableHash.of(host.high(), host.low());
    }

    @Override
    public void drain(Consumer<Signal> out) {
        // A name takes a longer look than every lookup can have: see settle.
    }

    @Override
    public void settle(Settled out) {
        Long2ObjectOpenHashMap<IntArrayList> changed = changed();
        if (changed.isEmpty()) {
            return;
        }
        LongRows rows = answers.rows();
        for (int at = rows.next(0); at != LongRows.NONE; at = rows.next(rows.after(at))) {
            IntArrayList ofName = changed.get(rows.words()[at + FirstAnswers.NAME]);
            if (ofName != null) {
                ofName.add(at);
            }
        }
        List<Signal> signals = new ArrayList<>();
        changed.forEach((name, ofName) -> judge(name, ofName, signals));
        signals.sort(Signal.ORDER);
        signals.forEach(out::signal);
    }

    /** The names to judge again, each with room for the rows of its answers. */
    private Long2ObjectOpenHashMap<IntArrayList> changed() {
        Long2ObjectOpenHashMap<IntArrayList> names = new Long2ObjectOpenHashMap<>();
        LongRows rows = cold.rows();
        for (int at = rows.next(0); at != LongRows.NONE; at = rows.next(rows.after(at))) {
            if ((rows.words()[at + ColdNames.FAILED_FLAGS] & ColdNames.CHANGED) != 0) {
                names.put(rows.words()[at + ColdNames.NAME], new IntArrayList());
                rows.words()[at + ColdNames.FAILED_FLAGS] &= ~ColdNames.CHANGED;
            }
        }
        return names;
    }

    private void judge(long name, IntArrayList ofName, List<Signal> signals) {
        long wokenMs = known.firstPublicMs(name);
        long wokenDayMs = wokenMs == Long.MAX_VALUE ? Long.MAX_VALUE : EventDay.startOf(wokenMs);
        Optional<Evidence.Behaviour> evidence = judge(cold.find(name), wokenMs, wokenDayMs, ofName);
        for (int at : ofName) {
            boolean isClaimed = evidence.isPresent() && answers.rows().words()[at + FirstAnswers.DAY_MS] == wokenDayMs;
            claim(at, isClaimed ? evidence : Optional.empty(), signals);
        }
    }

    private Optional<Evidence.Behaviour> judge(int at, long wokenMs, long wokenDayMs, IntArrayList ofName) {
        long[] words = cold.rows().words();
        long silenceMs = wokenMs - words[at + ColdNames.FIRST_MS];
        if (wokenMs == Long.MAX_VALUE || silenceMs < ColdNameDetector.MIN_SILENCE_MS) {
            return Optional.empty();
        }
        boolean isShared = cold.hosts(at, ColdNameDetector.MIN_SHARED_SPANS, wokenMs) >= 2;
        boolean isPersistent = isShared || cold.hosts(at, ColdNameDetector.MIN_SPANS, wokenMs) >= 1;
        if (!isPersistent || hosts(words[at + ColdNames.HOSTS], wokenDayMs, ofName) > ColdNameDetector.MAX_HOSTS) {
            return Optional.empty();
        }
        boolean isKnownNew = firstDayMs < EventDay.startOf(words[at + ColdNames.FIRST_MS]);
        return Optional.of(new Evidence.Behaviour(
                isShared && isKnownNew ? DamageRung.EXECUTED : DamageRung.NONE,
                Strength.of(silenceMs, ColdNameDetector.MIN_SILENCE_MS, ColdNameDetector.CERTAIN_SILENCE_MS),
                List.of(silenceMs, (long) LongRows.upper(words[at + ColdNames.FAILED_FLAGS]), (long)
                        cold.hosts(at, 1, wokenMs))));
    }

    /** About how many hosts asked in vain or were answered on the day of the first answer. */
    private int hosts(long failed, long wokenDayMs, IntArrayList ofName) {
        long[] all = {failed};
        for (int at : ofName) {
            if (answers.rows().words()[at + FirstAnswers.DAY_MS] == wokenDayMs) {
                Sketch.add(all, 0, 1, hash(answers.host(at)));
            }
        }
        return Sketch.estimate(all, 0, 1);
    }

    /** Makes a row's claim, and takes back what was claimed of it before under another id. */
    private void claim(int at, Optional<Evidence.Behaviour> evidence, List<Signal> signals) {
        long[] words = answers.rows().words();
        long before = words[at + FirstAnswers.CLAIMED_ID];
        String id = Signal.idOf(
                ColdNameDetector.ID,
                answers.host(at),
                answers.answer(at) + " " + words[at + FirstAnswers.FIRST_MS],
                words[at + FirstAnswers.DAY_MS]);
        long now = evidence.isPresent() ? Long.parseUnsignedLong(id, 16) : 0;
        if (before != 0 && before != now) {
            IpAddress peer = new IpAddress(words[at + FirstAnswers.CLAIMED_HIGH], words[at + FirstAnswers.CLAIMED_LOW]);
            signals.add(signal(String.format("%016x", before), at, peer, 0, WITHDRAWN));
        }
        evidence.ifPresent(behaviour -> signals.add(signal(
                id, at, answers.answer(at), LongRows.lower(words[at + FirstAnswers.INSTITUTION_COUNT]), behaviour)));
        words[at + FirstAnswers.CLAIMED_ID] = now;
        words[at + FirstAnswers.CLAIMED_HIGH] = words[at + FirstAnswers.ANSWER_HIGH];
        words[at + FirstAnswers.CLAIMED_LOW] = words[at + FirstAnswers.ANSWER_LOW];
    }

    private Signal signal(String id, int at, IpAddress peer, long count, Evidence.Behaviour evidence) {
        long[] words = answers.rows().words();
        return new Signal(
                id,
                ColdNameDetector.ID,
                answers.host(at),
                LongRows.upper(words[at + FirstAnswers.INSTITUTION_COUNT]),
                List.of(CauseKey.ofPeer(peer)),
                List.of(peer),
                words[at + FirstAnswers.FIRST_MS],
                words[at + FirstAnswers.LAST_MS],
                count,
                evidence);
    }

    @Override
    public void forgetBefore(long timeMs) {
        known.forgetBefore(timeMs - KNOWN_MS);
        cold.forgetBefore(timeMs - REMEMBERED_MS);
        answers.forgetBefore(EventDay.startOf(timeMs));
    }

    @Override
    public void copyTo(BucketState empty) {
        ColdNameState copy = (ColdNameState) empty;
        copy.known.copyFrom(known);
        copy.cold.copyFrom(cold);
        copy.answers.copyFrom(answers);
        copy.firstDayMs = firstDayMs;
    }

    /** {@code firstDay:long}, then the tables. */
    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(firstDayMs);
        known.write(out);
        cold.write(out);
        answers.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        firstDayMs = in.readLong();
        known.read(in);
        cold.read(in);
        answers.read(in);
    }
}
