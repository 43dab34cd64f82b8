// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Tests of codecs and segments. */
@NullMarked
package org.hinomi.archive.segment;

import org.jspecify.annotations.NullMarked;
