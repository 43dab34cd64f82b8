// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What people's attention is spent on: how many notices an institution gets, and why it was not told of the rest. */
@NullMarked
package org.hinomi.desk.attention;

import org.jspecify.annotations.NullMarked;
