// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Notices: what an institution is told, composed from facts, in both languages. */
@NullMarked
package org.hinomi.desk.notice;

import org.jspecify.annotations.NullMarked;
