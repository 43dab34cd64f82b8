// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What closings teach: by kind of signal, of one institution and of all, decayed, bounded, and open to be taken back. */
@NullMarked
package org.hinomi.desk.learning;

import org.jspecify.annotations.NullMarked;
