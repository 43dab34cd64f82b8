// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.address.IpAddress;

/**
 * An invented outside world on addresses that nobody owns, for the demo and the simulator: documentation, benchmark,
 * shared and reserved blocks, given to countries and private-use AS numbers. Says nothing about real networks.
 */
public final class DemoWorld {

    private static final String RESOURCE = "demo-countries.csv";

    /** One block of the invented world; {@code asNumber} is a private-use number (RFC 6996). */
    public record Block(IpAddress first, IpAddress last, String country, int asNumber) {

        public Block {
            requireNonNull(first, "first");
            requireNonNull(last, "last");
            requireNonNull(country, "country");
        }
    }

    private DemoWorld() {}

    /** All blocks in the order of their addresses, without overlap. */
    public static List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        try (InputStream in = open()) {
            RegistryReader.read(
                    in,
                    RESOURCE,
                    (first, last, country, asNumber) -> blocks.add(new Block(first, last, country, asNumber)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return List.copyOf(blocks);
    }

    public static CountryTable countries() {
        try (InputStream in = open()) {
            return new CountryTable.Builder().add(in, RESOURCE).build();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static AsTable asNumbers() {
        try (InputStream in = open()) {
            return new AsTable.Builder().add(in, RESOURCE).build();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream open() {
        return requireNonNull(DemoWorld.class.getResourceAsStream(RESOURCE), RESOURCE);
    }
}
