// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Alerts as sensors raise them, in our terms. */
@NullMarked
package org.hinomi.model.alert;

import org.jspecify.annotations.NullMarked;
