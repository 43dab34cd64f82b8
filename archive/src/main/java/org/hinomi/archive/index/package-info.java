// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Which outside address spoke with whom, when: asked before any hour file is opened.
 *
 * <p>Each part of an hour file has a <b>run</b> beside it, {@code part-ID.idx}: its distinct addresses with the
 * institutions that spoke with them, what its sensors and institutions counted, the roll-up by inside host, and sessions
 * by block of inside addresses, which tell what prefixes were seen at all. The
 * runs of a UTC day are merged into one <b>day file</b>, {@code index/YYYY-MM-DD.N.day}, that also knows the hours.
 * Both have one format, see {@code IndexFormat}. A question reads the newest whole day file
 * and the runs that it does not cover, and says for which parts it speaks: the others have to be read themselves.
 *
 * <p>Runs stay when they are merged: a damaged day file is made again from them, and roll-ups are in runs alone.
 */
@NullMarked
package org.hinomi.archive.index;

import org.jspecify.annotations.NullMarked;
