// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of the file. Every key that is asked for becomes an allowed one; {@link #finish} reports all others. A wrong
 * value is reported and stands in as its default, so that reading goes on to the next fault. One thread only.
 */
final class Section {

    private final String name;
    private final Node node;
    private final Path base;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final TreeSet<String> asked = new TreeSet<>();

    /**
     * @param name path of the section, empty for the top
     * @param base folder that relative paths start from
     */
    Section(String name, Node node, Path base, Problems problems) {
        this.name = name;
        this.node = node;
        this.base = base;
        this.problems = problems;
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(this::take);
        } else {
            problems.add(node, label(name) + " must hold keys and values");
        }
    }

    private void take(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            problems.add(tuple.getKeyNode(), "a key must be a word");
            return;
        }
        if (values.put(key.getValue(), tuple.getValueNode()) != null) {
            problems.add(key, "key \"" + path(key.getValue()) + "\" stands twice");
        }
        keys.put(key.getValue(), key);
    }

    private String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    private static String label(String name) {
        return name.isEmpty() ? "the file" : "\"" + name + "\"";
    }

    /** A text that must be there. */
    String required(String key) {
        Optional<String> value = text(key);
        if (value.isEmpty() && !values.containsKey(key)) {
            problems.add(node, "key \"" + path(key) + "\" is missing");
        }
        return value.orElse("");
    }

    /** A text that may be left out. */
    Optional<String> text(String key) {
        asked.add(key);
        Node value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        problems.add(value, "key \"" + path(key) + "\" needs one value");
        return Optional.empty();
    }

    /** A whole number between two bounds. */
    int number(String key, int least, int most, int otherwise) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get().matches("\\d{1,9}")) {
            int number = Integer.parseInt(value.get());
            if (number >= least && number <= most) {
                return number;
            }
        }
        wrong(key, value.get(), "a whole number from " + least + " to " + most);
        return otherwise;
    }

    /** {@code true} or {@code false}. */
    boolean flag(String key, boolean otherwise) {
        Optional<String> value = text(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get().equals("true") || value.get().equals("false")) {
            return value.get().equals("true");
        }
        wrong(key, value.get(), "true or false");
        return otherwise;
    }

    /** A path that need not exist; relative ones start at the configuration file. */
    Path path(String key, String otherwise) {
        return base.resolve(text(key).orElse(otherwise)).normalize();
    }

    /** A file that must exist. */
    Path file(String key) {
        return existing(key, required(key), Files::isReadable, "a file that can be read");
    }

    /** A file that may be left out, but must exist where it is named. */
    Optional<Path> optionalFile(String key) {
        return text(key).map(value -> existing(key, value, Files::isReadable, "a file that can be read"));
    }

    /** A folder that must exist. */
    Path folder(String key) {
        return existing(key, required(key), Files::isDirectory, "a folder that exists");
    }

    /** A folder that may be left out, but must exist where it is named. */
    Optional<Path> optionalFolder(String key) {
        return text(key).map(value -> existing(key, value, Files::isDirectory, "a folder that exists"));
    }

    private Path existing(String key, String value, Predicate<Path> check, String allowed) {
        Path path = base.resolve(value).normalize();
        if (!value.isEmpty() && !check.test(path)) {
            wrong(key, value, allowed);
        }
        return path;
    }

    /** The texts of a list; a missing list is empty. */
    List<Path> files(String key) {
        List<Path> files = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                Path file = base.resolve(scalar.getValue()).normalize();
                files.add(file);
                if (!Files.isReadable(file)) {
                    problems.add(item, described(key, scalar.getValue(), "files that can be read"));
                }
            } else {
                problems.add(item, "\"" + path(key) + "\" lists file names");
            }
        }
        return files;
    }

    /** The sections of a list; a missing list is empty. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Node item : items(key)) {
            sections.add(new Section(path(key) + "[" + sections.size() + "]", item, base, problems));
        }
        return sections;
    }

    private List<Node> items(String key) {
        asked.add(key);
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problems.add(value, "\"" + path(key) + "\" must be a list");
        return List.of();
    }

    /** A section within this one, empty where it is left out. */
    Optional<Section> section(String key) {
        asked.add(key);
        return Optional.ofNullable(values.get(key)).map(value -> new Section(path(key), value, base, problems));
    }

    /** Reports a value that is not allowed. */
    void wrong(String key, String value, String allowed) {
        problems.add(values.getOrDefault(key, node), described(key, value, allowed));
    }

    private String described(String key, String value, String allowed) {
        return "key \"" + path(key) + "\" is \"" + value + "\"; allowed: " + allowed;
    }

    /** Reports every key that nobody asked for. */
    void finish() {
        keys.forEach((key, where) -> {
            if (!asked.contains(key)) {
                problems.add(where, "unknown key \"" + path(key) + "\"; allowed here: " + String.join(", ", asked));
            }
        });
    }
}
