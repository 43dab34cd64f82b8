// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Which build of Hinomi this is. */
@NullMarked
package org.hinomi.server.build;

import org.jspecify.annotations.NullMarked;
