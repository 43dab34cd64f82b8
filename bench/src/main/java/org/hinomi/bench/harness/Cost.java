// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

/**
 * What a run cost.
 *
 * @param wallSec time on the wall, seconds; 0 where the run was not measured
 * @param cpuSec processor time, user and system, seconds; in steps of 10 ms
 * @param peakRssBytes the most memory it held ({@code VmHWM}), 0 where unknown
 */
public record Cost(double wallSec, double cpuSec, long peakRssBytes) {}
