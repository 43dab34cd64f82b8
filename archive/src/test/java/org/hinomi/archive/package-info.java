// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Tests of the archive's door, and what all tests of the archive share. */
@NullMarked
package org.hinomi.archive;

import org.jspecify.annotations.NullMarked;
