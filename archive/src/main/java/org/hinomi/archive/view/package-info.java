// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Reading an archive without its lock, beside the Hinomi that writes it: the files as they stood at one moment, the
 * sessions that pass filters, and the check that what is there is whole.
 */
@NullMarked
package org.hinomi.archive.view;

import org.jspecify.annotations.NullMarked;
