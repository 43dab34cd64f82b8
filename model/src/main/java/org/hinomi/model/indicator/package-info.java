// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Known-bad addresses and prefixes, and the sessions that touched them. */
@NullMarked
package org.hinomi.model.indicator;

import org.jspecify.annotations.NullMarked;
