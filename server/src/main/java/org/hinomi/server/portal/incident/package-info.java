// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** One incident: reasons, ladder, evidence, sessions, history, and what can be done. */
@NullMarked
package org.hinomi.server.portal.incident;

import org.jspecify.annotations.NullMarked;
