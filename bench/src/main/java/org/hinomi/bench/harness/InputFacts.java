// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

/**
 * What was read.
 *
 * @param path where it is
 * @param sha256 hash of it
 * @param sizeBytes its size
 * @param items how many sessions or addresses it holds
 */
public record InputFacts(String path, String sha256, long sizeBytes, long items) {}
