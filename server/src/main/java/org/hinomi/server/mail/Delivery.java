// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.mail;

import java.util.List;

/** Hands a message over to whoever brings it to its recipients. */
@FunctionalInterface
public interface Delivery {

    /**
     * Delivers; returns when it is taken over.
     *
     * @throws DeliveryException where it was not, or perhaps was not; it will be tried again
     */
    void deliver(String messageId, List<String> recipients, byte[] message) throws DeliveryException;

    /** A message that was not taken over. */
    final class DeliveryException extends Exception {

        private static final long serialVersionUID = 1L;

        public DeliveryException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
