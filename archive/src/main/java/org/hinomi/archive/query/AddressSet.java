// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.query;

import java.util.Collection;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;

/** Addresses in an open-addressing table, asked without an object per question. Immutable: thread-safe. */
public final class AddressSet {

    private final long[] highs;
    private final long[] lows;
    private final boolean[] used;
    private final int mask;

    public AddressSet(Collection<IpAddress> addresses) {
        int slots = Integer.highestOneBit(Math.max(8, addresses.size() * 2 - 1)) * 2;
        highs = new long[slots];
        lows = new long[slots];
        used = new boolean[slots];
        mask = slots - 1;
        for (IpAddress address : addresses) {
            int slot = slot(address.high(), address.low());
            highs[slot] = address.high();
            lows[slot] = address.low();
            used[slot] = true;
        }
    }

    public boolean contains(long high, long low) {
        return used[slot(high, low)];
    }

    /** Where the address is, or where it would be. */
    private int slot(long high, long low) {
        int slot = (int) StableHash.of(high, low) & mask;
        while (used[slot] && (lows[slot] != low || highs[slot] != high)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
