// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.format;

/**
 * A line that was not taken: a value, never an exception.
 *
 * @param reason why
 * @param line number of the line in its file, from 1
 * @param column number of the character, or of the field where the format has fields, from 1; 0 for the whole line
 */
public record Rejected(RejectReason reason, long line, int column) {}
