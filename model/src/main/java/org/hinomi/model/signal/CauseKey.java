// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.signal;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;

/**
 * What a signal says is behind it. Two signals about one host that share a cause belong to one incident.
 *
 * @param text {@code peer:ADDRESS} or {@code signature:VENDOR:ID}
 */
public record CauseKey(String text) implements Comparable<CauseKey> {

    public CauseKey {
        requireNonNull(text, "text");
    }

    public static CauseKey ofPeer(IpAddress peer) {
        return new CauseKey("peer:" + peer);
    }

    public static CauseKey ofSignature(String signature) {
        return new CauseKey("signature:" + signature);
    }

    @Override
    public int compareTo(CauseKey other) {
        return text.compareTo(other.text);
    }
}
