// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * What is known around an incident (背景情報): how rare and new a kind of signal is, how others' incidents of that kind ended,
 * what the host and its peers are known to be.
 */
@NullMarked
package org.hinomi.model.context;

import org.jspecify.annotations.NullMarked;
