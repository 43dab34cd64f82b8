// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hinomi.model.signal.Signal;

/**
 * The claims of one detector in one bucket, by key, each growing with its records until its day is forgotten. One thread
 * at a time.
 *
 * @param <K> what a claim is about, with the day: a record with a stable {@code toString}-free identity
 * @param <C> what is counted for it
 */
public final class Claims<K extends Claims.Key, C extends Claims.Claim> {

    /** What a claim is about. */
    public interface Key {

        /** The day that the claim is counted in. */
        long dayMs();

        void write(DataOutput out) throws IOException;
    }

    /** What is counted for one key. */
    public interface Claim {

        void write(DataOutput out) throws IOException;
    }

    /** Makes the signal of a claim. */
    public interface ToSignal<K, C> {

        Signal signal(K key, C claim);
    }

    /** Reads a key or a claim back. */
    public interface Reader<T> {

        T read(DataInput in) throws IOException;
    }

    private final Map<K, C> byKey = new HashMap<>();
    private final Map<K, C> changed = new HashMap<>();

    /** The claim of a key, new where there is none, and marked as changed. */
    public C touch(K key, Supplier<C> fresh) {
        C claim = byKey.computeIfAbsent(key, absent -> fresh.get());
        changed.put(key, claim);
        return claim;
    }

    /** Gives the signals of all claims changed since the last call, in {@link Signal#ORDER}. */
    public void drain(ToSignal<K, C> toSignal, Consumer<Signal> out) {
        List<Signal> signals = new ArrayList<>(changed.size());
        changed.forEach((key, claim) -> signals.add(toSignal.signal(key, claim)));
        changed.clear();
        signals.sort(Signal.ORDER);
        signals.forEach(out);
    }

    /** Forgets the claims of days that ended before {@code timeMs}. */
    public void forgetBefore(long timeMs) {
        byKey.keySet().removeIf(key -> key.dayMs() + EventDay.LENGTH_MS < timeMs && !changed.containsKey(key));
    }

    public void write(DataOutput out) throws IOException {
        out.writeInt(byKey.size());
        for (Map.Entry<K, C> entry : byKey.entrySet()) {
            entry.getKey().write(out);
            entry.getValue().write(out);
        }
    }

    public void read(DataInput in, Reader<K> keys, Reader<C> claims) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            byKey.put(keys.read(in), claims.read(in));
        }
    }
}
