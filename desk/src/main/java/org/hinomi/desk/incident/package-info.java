// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Incidents: what signals are about, how they open and join, and what people do with them. */
@NullMarked
package org.hinomi.desk.incident;

import org.jspecify.annotations.NullMarked;
