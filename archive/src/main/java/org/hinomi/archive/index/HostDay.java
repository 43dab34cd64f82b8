// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hinomi.model.address.IpAddress;

/**
 * With whom an inside host spoke on a UTC day.
 *
 * @param host the host
 * @param dayMs the day's first millisecond since the Unix epoch
 * @param contacts by peer, direction, port; without inbound sessions that were blocked, unanswered or refused: scans
 *     would make the roll-up as large as the archive
 * @param covered the Parquet parts for whose sessions this speaks
 * @param problems index files that are missing or damaged, and were passed by
 */
public record HostDay(
        IpAddress host, long dayMs, List<HostContact> contacts, Set<Path> covered, List<IndexProblem> problems) {

    public HostDay {
        requireNonNull(host, "host");
        contacts = List.copyOf(contacts);
        covered = Set.copyOf(covered);
        problems = List.copyOf(problems);
    }
}
