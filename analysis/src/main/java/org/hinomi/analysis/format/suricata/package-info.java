// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Suricata's EVE log: {@code flow} events become sessions, {@code alert} events sensor alerts; every other event is
 * rejected as a kind that is not used yet.
 */
@NullMarked
package org.hinomi.analysis.format.suricata;

import org.jspecify.annotations.NullMarked;
