// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a bench ran.
 *
 * @param cpu the processor's name
 * @param cores processors that this process may use
 * @param memoryBytes the machine's memory
 * @param kernel operating system and its version
 * @param jdk the Java that ran it
 */
public record Machine(String cpu, int cores, long memoryBytes, String kernel, String jdk) {

    public static Machine here() {
        String memory =
                firstLine("/proc/meminfo", line -> line.startsWith("MemTotal:")).replaceAll("[^0-9]", "");
        String cpu = firstLine("/proc/cpuinfo", line -> line.startsWith("model name"));
        return new Machine(
                cpu.substring(cpu.indexOf(':') + 1).strip(),
                Runtime.getRuntime().availableProcessors(),
                memory.isEmpty() ? 0 : Long.parseLong(memory) * 1024,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.vendor") + " " + Runtime.version());
    }

    private static String firstLine(String file, Predicate<String> wanted) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(wanted).findFirst().orElse("");
        } catch (IOException e) {
            return ""; // Not Linux.
        }
    }

    ObjectNode json() {
        return Json.object()
                .put("cpu", cpu)
                .put("cores", cores)
                .put("memoryBytes", memoryBytes)
                .put("kernel", kernel);
    }
}
