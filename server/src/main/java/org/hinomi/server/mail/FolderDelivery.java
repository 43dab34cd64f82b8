// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes each message as an {@code .eml} file, named by its Message-ID: a second attempt replaces the file by itself. */
public final class FolderDelivery implements Delivery {

    private final Path folder;

    public FolderDelivery(Path folder) {
        this.folder = folder;
    }

    @Override
    public void deliver(String messageId, List<String> recipients, byte[] message) throws DeliveryException {
        String name = messageId.replaceAll("[^A-Za-z0-9@.-]", "") + ".eml";
        try {
            Files.createDirectories(folder);
            Path part = folder.resolve("." + name + ".part");
            Files.write(part, message);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DeliveryException(folder + ": " + e, e);
        }
    }
}
