// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * What each inside host did in a day towards everybody outside, kept once for all detectors that judge it: sums over its
 * contacts by port, and over all. Fed by {@link org.hinomi.analysis.detect.HostContact}, not by sessions.
 */
@NullMarked
package org.hinomi.analysis.detect.host;

import org.jspecify.annotations.NullMarked;
