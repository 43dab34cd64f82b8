// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What every page shares: who looks, in which language, how times and numbers are written. */
@NullMarked
package org.hinomi.server.portal.page;

import org.jspecify.annotations.NullMarked;
