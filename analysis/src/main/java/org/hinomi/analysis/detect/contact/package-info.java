// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * What hosts and outside addresses had to do with each other, kept once for all detectors that judge it.
 *
 * <p>{@link org.hinomi.analysis.detect.contact.ContactState} adds every session to a
 * {@link org.hinomi.analysis.detect.contact.Contacts contact} (inside host, other end, port, day) and to what all members
 * together did with the other end that day ({@link org.hinomi.analysis.detect.contact.PeerDays}). Failed knocks from outside
 * never become contacts: they are reduced to one {@link org.hinomi.analysis.detect.contact.Sweeps sweep record} a source and
 * day. Some times a minute each {@link org.hinomi.analysis.detect.contact.ContactDetector} judges what has changed. All sums,
 * extremes and samples are kept so that the order of sessions is no matter.
 */
@NullMarked
package org.hinomi.analysis.detect.contact;

import org.jspecify.annotations.NullMarked;
