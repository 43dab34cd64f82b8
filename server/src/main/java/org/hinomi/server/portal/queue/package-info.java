// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The queue of incidents, most urgent first. */
@NullMarked
package org.hinomi.server.portal.queue;

import org.jspecify.annotations.NullMarked;
