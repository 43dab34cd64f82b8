// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Notices as mail: one message a decision, the same bytes at every attempt, by SMTP or into a folder. */
@NullMarked
package org.hinomi.server.mail;

import org.jspecify.annotations.NullMarked;
