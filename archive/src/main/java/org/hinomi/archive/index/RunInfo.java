// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

/**
 * What a sealed run holds.
 *
 * @param hourMs first millisecond of its UTC hour since the Unix epoch
 * @param rows sessions
 * @param addresses distinct addresses
 * @param hostContacts entries of the roll-up by inside host
 * @param sizeBytes of the file
 */
public record RunInfo(long hourMs, long rows, long addresses, long hostContacts, long sizeBytes) {}
