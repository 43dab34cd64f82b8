// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What a sensor format declares: its fields, their classes, and how its lines are counted. */
@NullMarked
package org.hinomi.model.format;

import org.jspecify.annotations.NullMarked;
