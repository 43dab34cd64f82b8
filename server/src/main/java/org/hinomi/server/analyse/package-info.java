// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The main job on a folder of logs, without portal, database or Flink. */
@NullMarked
package org.hinomi.server.analyse;

import org.jspecify.annotations.NullMarked;
