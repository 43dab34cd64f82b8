// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What detectors are made of, and what they have in common. */
@NullMarked
package org.hinomi.analysis.detect;

import org.jspecify.annotations.NullMarked;
