// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;

/**
 * A few examples of the addresses that were added: the least ones, so that order is no matter. Takes nothing while it is
 * empty, and one array afterwards. One thread at a time.
 */
final class LeastAddresses {

    private static final IpAddress[] NOTHING = {};

    private final int limit;
    private IpAddress[] sorted = NOTHING;

    LeastAddresses(int limit) {
        this.limit = limit;
    }

    boolean isEmpty() {
        return sorted.length == 0;
    }

    void add(IpAddress address) {
        boolean isFull = sorted.length == limit;
        if (isFull && address.compareTo(sorted[limit - 1]) >= 0) {
            return;
        }
        int place = Arrays.binarySearch(sorted, address);
        if (place >= 0) {
            return;
        }
        int at = -place - 1;
        IpAddress[] next = new IpAddress[isFull ? limit : sorted.length + 1];
        System.arraycopy(sorted, 0, next, 0, at);
        next[at] = address;
        System.arraycopy(sorted, at, next, at + 1, next.length - at - 1);
        sorted = next;
    }

    void remove(IpAddress address) {
        int place = Arrays.binarySearch(sorted, address);
        if (place >= 0) {
            IpAddress[] next = new IpAddress[sorted.length - 1];
            System.arraycopy(sorted, 0, next, 0, place);
            System.arraycopy(sorted, place + 1, next, place, next.length - place);
            sorted = next;
        }
    }

    List<IpAddress> list() {
        return List.of(sorted);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(sorted.length);
        for (IpAddress address : sorted) {
            StateFields.writeAddress(address, out);
        }
    }

    void read(DataInput in) throws IOException {
        List<IpAddress> stored = new ArrayList<>();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            stored.add(StateFields.readAddress(in));
        }
        stored.forEach(this::add);
    }
}
