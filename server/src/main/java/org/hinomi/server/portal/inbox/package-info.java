// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What an institution was told. */
@NullMarked
package org.hinomi.server.portal.inbox;

import org.jspecify.annotations.NullMarked;
