// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Zeek's {@code conn} log, as tab-separated text and as JSON lines.
 *
 * <p>One line is one session. Other Zeek logs are recognised, and each of their lines is rejected as a kind that is not
 * used yet. So is {@code open_conn}: it shows sessions that still run, and {@code conn} brings the same sessions whole.
 *
 * <p>Label columns of research sets ({@code label}, {@code detailed-label}) have no field rule: they are dropped and
 * counted, never read.
 */
@NullMarked
package org.hinomi.analysis.format.zeek;

import org.jspecify.annotations.NullMarked;
