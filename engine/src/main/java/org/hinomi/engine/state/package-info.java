// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What is kept by bucket between records, and its bytes in a checkpoint. */
@NullMarked
package org.hinomi.engine.state;

import org.jspecify.annotations.NullMarked;
