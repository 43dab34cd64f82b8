// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A name that did not exist, that a program went on asking for, and that then has an address. */
@NullMarked
package org.hinomi.analysis.detect.coldname;

import org.jspecify.annotations.NullMarked;
