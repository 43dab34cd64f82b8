// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
@NullMarked
package org.hinomi.archive.encode;

import org.jspecify.annotations.NullMarked;
