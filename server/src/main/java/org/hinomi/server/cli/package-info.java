// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The command line: options, exit codes, messages. */
@NullMarked
package org.hinomi.server.cli;

import org.jspecify.annotations.NullMarked;
