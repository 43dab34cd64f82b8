// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Which alerts deserve to be looked at first: {@link org.hinomi.analysis.rank.AlertRanking} orders the hours in which a
 * signature fired on a host, from the institution's own past, from what the other institutions see ({@link
 * org.hinomi.analysis.rank.SharedAlerts}) and from how they closed the same kind ({@link
 * org.hinomi.analysis.rank.SharedClosings}). Both shared sources are sums over institutions: what one of them saw or did
 * cannot be read out of them by name.
 */
@NullMarked
package org.hinomi.analysis.rank;

import org.jspecify.annotations.NullMarked;
