// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What travels between the operators, and the layouts of its bytes. */
@NullMarked
package org.hinomi.engine.element;

import org.jspecify.annotations.NullMarked;
