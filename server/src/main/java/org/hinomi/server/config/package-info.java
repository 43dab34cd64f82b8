// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * The configuration file of {@code hinomi start}: YAML, every key known, every fault said with file, line, key, value and
 * what is allowed.
 */
@NullMarked
package org.hinomi.server.config;

import org.jspecify.annotations.NullMarked;
