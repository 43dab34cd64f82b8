// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * The records and closed families of types that the stages exchange.
 *
 * <p>The way of one record: a sensor line becomes a row of a {@link org.hinomi.model.session.SessionBlock} or a
 * {@link org.hinomi.model.alert.SensorAlert}; an {@link org.hinomi.model.indicator.Indicator} that fits one of its
 * ends makes a {@link org.hinomi.model.indicator.Match}; a detector claims a
 * {@link org.hinomi.model.signal.Signal} about an inside host; triage and the damage ladder make a
 * {@link org.hinomi.model.judgement.Judgement} of the signals that share a host and a cause.
 *
 * <p>This module imports the JDK alone and holds no clock, file, socket or thread.
 */
@NullMarked
package org.hinomi.model;

import org.jspecify.annotations.NullMarked;
