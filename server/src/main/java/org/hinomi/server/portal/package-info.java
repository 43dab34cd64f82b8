// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * The portal, grouped by screen: a page, its reader of facts, its template and its test in one folder. Every page is rendered
 * here; no request goes to another host; script and style are our own files.
 */
@NullMarked
package org.hinomi.server.portal;

import org.jspecify.annotations.NullMarked;
