// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What an institution was not told, and why; for analysts of all, for a CSIRT of its own. */
@NullMarked
package org.hinomi.server.portal.untold;

import org.jspecify.annotations.NullMarked;
