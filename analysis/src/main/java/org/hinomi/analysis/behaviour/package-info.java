// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * What can be read from the sizes and times of sessions alone. Not a stage: detectors claim by it, and the damage ladder
 * weighs by it.
 */
@NullMarked
package org.hinomi.analysis.behaviour;

import org.jspecify.annotations.NullMarked;
