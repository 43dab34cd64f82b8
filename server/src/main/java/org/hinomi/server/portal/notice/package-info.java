// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A notice before and after it is sent. */
@NullMarked
package org.hinomi.server.portal.notice;

import org.jspecify.annotations.NullMarked;
