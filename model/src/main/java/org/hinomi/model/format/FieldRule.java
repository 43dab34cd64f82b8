// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.format;

import static java.util.Objects.requireNonNull;

/**
 * The class of one field of one format.
 *
 * @param name the field's name as the format writes it
 * @param fieldClass who may see it
 * @param use the column or property of ours that it fills, or empty where we do not keep it; of a conditional field, what is
 *     derived of it in the memory of the parser: the text itself is dropped there
 */
public record FieldRule(String name, FieldClass fieldClass, String use) {

    public FieldRule {
        requireNonNull(name, "name");
        requireNonNull(fieldClass, "fieldClass");
        requireNonNull(use, "use");
        if (fieldClass == FieldClass.FORBIDDEN && !use.isEmpty()) {
            throw new IllegalArgumentException(name + " is " + fieldClass + " and so has no use");
        }
    }

    /** An open field that fills {@code use}. */
    public static FieldRule open(String name, String use) {
        return new FieldRule(name, FieldClass.OPEN, use);
    }

    /** An open field that we do not keep. */
    public static FieldRule openUnused(String name) {
        return new FieldRule(name, FieldClass.OPEN, "");
    }

    public static FieldRule conditional(String name) {
        return new FieldRule(name, FieldClass.CONDITIONAL, "");
    }

    /** A conditional field of whose text nothing is kept but what {@code derived} says. */
    public static FieldRule conditional(String name, String derived) {
        return new FieldRule(name, FieldClass.CONDITIONAL, derived);
    }

    public static FieldRule forbidden(String name) {
        return new FieldRule(name, FieldClass.FORBIDDEN, "");
    }
}
