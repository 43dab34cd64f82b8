// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A host that hands mail straight to many servers and is no mail server. */
@NullMarked
package org.hinomi.analysis.detect.directmail;

import org.jspecify.annotations.NullMarked;
