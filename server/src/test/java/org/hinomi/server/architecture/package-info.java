// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The arrows between modules and stages, kept by a test. */
@NullMarked
package org.hinomi.server.architecture;

import org.jspecify.annotations.NullMarked;
