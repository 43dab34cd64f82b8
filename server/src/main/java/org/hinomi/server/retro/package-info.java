// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Retro search in the running system: the indicator files are watched, what is new in them is asked about in the archive
 * at low priority, findings become signals, and every answer is kept with its coverage.
 */
@NullMarked
package org.hinomi.server.retro;

import org.jspecify.annotations.NullMarked;
