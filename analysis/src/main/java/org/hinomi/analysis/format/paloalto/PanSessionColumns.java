// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import org.hinomi.analysis.format.CsvColumns;

/**
 * Where a log has the values of a session, as field numbers of a row; {@link CsvColumns#ABSENT} where it has not.
 *
 * @param ends both ends
 * @param times when it was
 * @param counts how much went over
 * @param action what the firewall's rule did
 * @param endReason why it ended, PAN-OS 6.1 and later
 * @param application what the firewall took it for
 */
public record PanSessionColumns(PanEnds ends, Times times, Counts counts, int action, int endReason, int application) {

    /**
     * Times of a session.
     *
     * @param start first packet
     * @param generated when the record was made, the start where that is empty
     * @param captured when the record reached the collector, the start where both are empty
     * @param elapsed seconds from the first to the last packet
     */
    public record Times(int start, int generated, int captured, int elapsed) {}

    /**
     * Counts of each way; "sent" is from the source to the destination. A total is always the sum of its two parts, so
     * that one missing part follows from it; with both missing nothing is known of either way.
     */
    public record Counts(
            int bytes, int bytesSent, int bytesReceived, int packets, int packetsSent, int packetsReceived) {}
}
