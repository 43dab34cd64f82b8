// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.signal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Signals as JSON: the names of the records' components, addresses as text, evidence with its kind. Thread-safe. */
public final class SignalJson {

    private static final JsonMapper MAPPER = mapper();

    private SignalJson() {}

    /** A mapper for the model's records, for other types that are kept the same way. */
    public static JsonMapper mapper() {
        SimpleModule addresses = new SimpleModule("addresses")
                .addSerializer(new AddressWriter())
                .addDeserializer(IpAddress.class, new AddressReader());
        return JsonMapper.builder()
                .addModule(addresses)
                .addMixIn(Evidence.class, EvidenceKinds.class)
                .addMixIn(Evidence.Alerts.class, AlertNames.class)
                .build();
    }

    public static String write(Signal signal) {
        return MAPPER.writeValueAsString(signal);
    }

    public static Signal read(String json) {
        return MAPPER.readValue(json, Signal.class);
    }

    /** The kinds of evidence by name; a name is stored, never change one. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Evidence.Alerts.class, name = "alerts"),
        @JsonSubTypes.Type(value = Evidence.IndicatorContact.class, name = "indicator-contact"),
        @JsonSubTypes.Type(value = Evidence.OddSize.class, name = "odd-size"),
        @JsonSubTypes.Type(value = Evidence.Behaviour.class, name = "behaviour"),
    })
    private interface EvidenceKinds {}

    /** The library would take the claim's first word off. */
    private interface AlertNames {

        @JsonProperty("isFromHost")
        boolean isFromHost();
    }

    private static final class AddressWriter extends StdSerializer<IpAddress> {

        AddressWriter() {
            super(IpAddress.class);
        }

        @Override
        public void serialize(IpAddress address, JsonGenerator json, SerializationContext context) {
            json.writeString(address.toString());
        }
    }

    private static final class AddressReader extends StdDeserializer<IpAddress> {

        AddressReader() {
            super(IpAddress.class);
        }

        @Override
        public IpAddress deserialize(JsonParser json, DeserializationContext context) {
            return IpAddress.parse(json.getString())
                    .orElseThrow(() -> context.weirdStringException(json.getString(), IpAddress.class, "no address"));
        }
    }
}
