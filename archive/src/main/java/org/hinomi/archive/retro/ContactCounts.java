// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

/**
 * Sums and extremes of sessions between member hosts and a peer.
 *
 * @param sessions so many
 * @param fromHost of these, opened by the member's host
 * @param answered of these, both ends took part
 * @param blocked of these, a device stopped
 * @param inValidity of these, started while the indicator was valid by its own word
 * @param bytesToPeer bytes from member to peer, as far as known
 * @param bytesFromPeer bytes from peer to member, as far as known
 * @param unsized sessions of which a size is not known
 * @param firstMs start of the first, milliseconds since the Unix epoch
 * @param lastMs start of the last
 */
public record ContactCounts(
        long sessions,
        long fromHost,
        long answered,
        long blocked,
        long inValidity,
        long bytesToPeer,
        long bytesFromPeer,
        long unsized,
        long firstMs,
        long lastMs) {

    /** Nothing yet. */
    static final ContactCounts NONE = new ContactCounts(0, 0, 0, 0, 0, 0, 0, 0, Long.MAX_VALUE, Long.MIN_VALUE);

    /** Both together. */
    ContactCounts plus(ContactCounts other) {
        return new ContactCounts(
                sessions + other.sessions,
                fromHost + other.fromHost,
                answered + other.answered,
                blocked + other.blocked,
                inValidity + other.inValidity,
                bytesToPeer + other.bytesToPeer,
                bytesFromPeer + other.bytesFromPeer,
                unsized + other.unsized,
                Math.min(firstMs, other.firstMs),
                Math.max(lastMs, other.lastMs));
    }
}
