// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

/**
 * Where a log has the values of a threat record, as field numbers of a row; absent columns read as empty.
 *
 * @param ends both ends as the record names them; for {@code server-to-client} the source is the server that sent what
 *     the signature found
 * @param threat what was found
 * @param action what the firewall did
 * @param fileDigest hash of the file, WildFire records
 */
public record PanThreatColumns(PanEnds ends, Threat threat, int action, int fileDigest) {

    /**
     * What was found.
     *
     * @param subtype virus, spyware, vulnerability, url, wildfire, ...
     * @param name the alert's name where the log has it in a column of its own
     * @param id {@code name(number)}, or either alone
     * @param category class of the URL; the verdict in WildFire records
     * @param threatCategory class of the threat, PAN-OS 8.0 and later
     * @param severity informational to critical
     */
    public record Threat(int subtype, int name, int id, int category, int threatCategory, int severity) {}
}
