// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Claim: much left this host for an address that members do not use otherwise, and hardly anything came back. */
@NullMarked
package org.hinomi.analysis.detect.upload;

import org.jspecify.annotations.NullMarked;
