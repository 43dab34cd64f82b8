// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Institutions, sensors and people. */
@NullMarked
package org.hinomi.server.portal.admin;

import org.jspecify.annotations.NullMarked;
