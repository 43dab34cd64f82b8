// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hinomi.model.format.FieldClass;
import org.hinomi.model.format.FieldRule;
import org.hinomi.model.format.RejectReason;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one line that holds one JSON object, straight from its bytes, and keeps the values of wanted keys only. One
 * thread only; never throws on content.
 *
 * <p>A key inside an object has a dotted path, {@code flow.start}. A rule holds for its key and everything below it. A key
 * that comes twice counts as its last value (RFC 8259 leaves it open; most readers do so). Numbers keep their text, so
 * that nothing is rounded.
 */
public final class JsonRecord {

    private static final JsonFactory JSON = new JsonFactory();

    private record Key(int slot, FieldClass fieldClass) {}

    private static final int NOT_WANTED = -1;

    private final Map<String, Key> keys = new HashMap<>();
    private final Set<String> parents = new HashSet<>();
    private final @Nullable String[] values;
    private final List<List<String>> elements;
    private final int[] columns;
    private int conditionalValues;
    private int unassignedKeys;
    private RejectReason reason = RejectReason.MALFORMED;
    private int column;

    /**
     * @param rules every key that has a class
     * @param wanted paths whose values are kept; the place in the list is the slot
     */
    public JsonRecord(List<FieldRule> rules, List<String> wanted) {
        for (FieldRule rule : rules) {
            keys.put(rule.name(), new Key(wanted.indexOf(rule.name()), rule.fieldClass()));
            for (int dot = rule.name().indexOf('.'); dot > 0; dot = rule.name().indexOf('.', dot + 1)) {
                parents.add(rule.name().substring(0, dot));
            }
        }
        values = new String[wanted.size()];
        elements = new ArrayList<>(Collections.nCopies(wanted.size(), List.of()));
        columns = new int[wanted.size()];
    }

    /** Reads {@code text[from..to)}; false, with {@link #reason} and {@link #column}, if it is not one JSON object. */
    public boolean read(byte[] text, int from, int to) {
        Arrays.fill(values, null);
        Collections.fill(elements, List.of());
        conditionalValues = 0;
        unassignedKeys = 0;
        column = 0;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                reason = RejectReason.MALFORMED;
                return false;
            }
            readObject(parser, "");
            reason = RejectReason.MALFORMED;
            return parser.nextToken() == null;
        } catch (JacksonException e) {
            explain(e, text, from, to);
            return false;
        }
    }

    private void explain(JacksonException e, byte[] text, int from, int to) {
        column = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getColumnNr());
        if (!isUtf8(text, from, to)) {
            reason = RejectReason.BAD_ENCODING;
        } else {
            boolean isAtEnd = e instanceof UnexpectedEndOfInputException || column > to - from;
            reason = isAtEnd ? RejectReason.TRUNCATED : RejectReason.MALFORMED;
        }
    }

    private static boolean isUtf8(byte[] text, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Depth is bounded by the rules: objects that no rule looks into are skipped. */
    private void readObject(JsonParser parser, String prefix) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            String path = prefix.isEmpty() ? name : prefix + "." + name;
            JsonToken token = parser.nextToken();
            Key key = keys.get(path);
            if (token == JsonToken.START_OBJECT && parents.contains(path)) {
                readObject(parser, path);
            } else if (key == null) {
                unassignedKeys++;
                parser.skipChildren();
            } else {
                readValue(parser, token, key);
            }
        }
    }

    private void readValue(JsonParser parser, JsonToken token, Key key) {
        if (key.fieldClass() == FieldClass.CONDITIONAL) {
            conditionalValues += isEmpty(parser, token) ? 0 : 1;
        }
        if (key.slot() != NOT_WANTED) {
            values[key.slot()] = textOf(parser, token);
            columns[key.slot()] = parser.currentTokenLocation().getColumnNr();
            elements.set(key.slot(), token == JsonToken.START_ARRAY ? readElements(parser) : List.of());
        }
        parser.skipChildren();
    }

    private static @Nullable String textOf(JsonParser parser, JsonToken token) {
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? parser.getString() : null;
    }

    private static List<String> readElements(JsonParser parser) {
        List<String> texts = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            String text = textOf(parser, token);
            if (text != null) {
                texts.add(text);
            }
            parser.skipChildren();
        }
        return texts;
    }

    private static boolean isEmpty(JsonParser parser, JsonToken token) {
        return token == JsonToken.VALUE_NULL
                || (token == JsonToken.VALUE_STRING && parser.getString().isEmpty());
    }

    /** The value of a wanted key as text; null where it is absent, null, an object or an array. */
    public @Nullable String value(int slot) {
        return values[slot];
    }

    /** The elements of a wanted key's array as texts, without those that are null, objects or arrays; empty for any other value. */
    public List<String> elements(int slot) {
        return elements.get(slot);
    }

    /** Where the value of a wanted key begins, from 1, in bytes. */
    public int column(int slot) {
        return columns[slot];
    }

    /** Values of conditional keys in the line read last, all dropped. */
    public int conditionalValues() {
        return conditionalValues;
    }

    /** Keys without a rule in the line read last. */
    public int unassignedKeys() {
        return unassignedKeys;
    }

    /** Why the line read last is no JSON object. */
    public RejectReason reason() {
        return reason;
    }

    /** Where it stops being one, from 1, in bytes; 0 for the whole line. */
    public int column() {
        return column;
    }

    /** The keys of the object that a line begins, as far as the line is sound; empty if it begins none. */
    public static Set<String> keysOf(String line) {
        Set<String> names = new HashSet<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    names.add(name);
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            // A cut or broken line still tells by the keys before the fault.
            return names;
        }
        return names;
    }
}
