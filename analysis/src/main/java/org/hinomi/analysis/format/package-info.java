// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What every sensor format is made of: recognising, parsing line by line, counting every line. */
@NullMarked
package org.hinomi.analysis.format;

import org.jspecify.annotations.NullMarked;
