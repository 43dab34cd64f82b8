// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Urgency, risk and estimated damage, as itemised reasons in Japanese and English. */
@NullMarked
package org.hinomi.model.judgement;

import org.jspecify.annotations.NullMarked;
