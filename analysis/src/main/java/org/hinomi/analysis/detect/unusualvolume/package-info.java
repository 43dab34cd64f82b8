// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A host that sends far more in a day than it ever did. */
@NullMarked
package org.hinomi.analysis.detect.unusualvolume;

import org.jspecify.annotations.NullMarked;
