// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** An inside host that tries the ports of one address, one after the other. */
@NullMarked
package org.hinomi.analysis.detect.portscan;

import org.jspecify.annotations.NullMarked;
