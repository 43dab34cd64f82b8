// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.functions.KeyedStateReaderFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.Collector;
import org.hinomi.analysis.SessionGate;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.analysis.format.RecordJson;
import org.hinomi.engine.element.IntakeTally;
import org.hinomi.engine.element.IntakeTallyLayout;
import org.hinomi.engine.source.FolderSource;
import org.hinomi.engine.state.DetectorStates;
import org.hinomi.engine.state.DetectorStatesLayout;
import org.hinomi.engine.state.SessionGateLayout;
import org.hinomi.engine.type.Layout;
import org.hinomi.engine.type.LayoutSerializer;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;
import org.hinomi.model.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint of the engine holds, decoded: each state is read by the engine's own layout, and given as what it says
 * (records as JSON, splits as their records) or, where it is numbers, as the layout writes it again.
 */
final class CheckpointText {

    /** Operators of the engine that keep something; the sinks' committer keeps names of segments only. */
    private static final Set<String> READ = Set.of("folders", "gate", "by-host", "intake");

    private static final String COMMITTER = "Sink Committer: segments";
    private static final int ALL = 10_000;

    private final Path folder;
    private final CheckpointMetadata metadata;
    private final FolderSource source =
            new FolderSource(new FolderSource.Settings(List.of(), true, Duration.ZERO, "", 0));

    private CheckpointText(Path folder) throws IOException {
        this.folder = folder;
        Path file = folder.resolve("_metadata");
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            metadata = Checkpoints.loadCheckpointMetadata(in, CheckpointText.class.getClassLoader(), file.toString());
        }
    }

    /** The states in a checkpoint's folder, by operator and name. */
    static Map<String, String> read(Path folder) throws Exception {
        CheckpointText checkpoint = new CheckpointText(folder);
        checkpoint.requireNothingElse();
        Map<String, String> texts = new TreeMap<>();
        texts.put("gate: gate", checkpoint.keyed("gate", Types.INT, new GateReader()));
        texts.put("gate: detectors", checkpoint.keyed("gate", Types.INT, new DetectorsReader()));
        texts.put("by-host: detectors", checkpoint.keyed("by-host", Types.INT, new DetectorsReader()));
        texts.put("intake: tally", checkpoint.keyed("intake", Types.STRING, new TallyReader()));
        texts.put("folders: splits", checkpoint.splits());
        texts.put("folders: enumerator", checkpoint.enumerator());
        return texts;
    }

    /** A new operator with a state has to be read here too. */
    private void requireNothingElse() {
        Set<OperatorID> known = READ.stream()
                .map(uid -> OperatorIdentifier.forUid(uid).getOperatorId())
                .collect(Collectors.toSet());
        for (OperatorState operator : metadata.getOperatorStates()) {
            boolean isKept = operator.getCoordinatorState() != null
                    || operator.getStates().stream().anyMatch(CheckpointText::holdsState);
            if (isKept && !known.contains(operator.getOperatorID())) {
                assertThat(operator.getOperatorUid().orElse("")).isEqualTo(COMMITTER);
            }
        }
    }

    private static boolean holdsState(OperatorSubtaskState task) {
        return task.getManagedKeyedState().hasState()
                || task.getManagedOperatorState().hasState();
    }

    private <K> String keyed(String uid, TypeInformation<K> keys, KeyedStateReaderFunction<K, String> reader)
            throws Exception {
        return String.join(
                "\n",
                savepoint()
                        .readKeyedState(OperatorIdentifier.forUid(uid), reader, keys, Types.STRING)
                        .executeAndCollect(ALL));
    }

    /** Each position of a file, with its header. */
    private String splits() throws Exception {
        TypeInformation<byte[]> bytes = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
        List<String> splits = new ArrayList<>();
        for (byte[] state : savepoint()
                .readListState(OperatorIdentifier.forUid("folders"), "SourceReaderState", bytes)
                .executeAndCollect(ALL)) {
            splits.add(String.valueOf((Object)
                    SimpleVersionedSerialization.readVersionAndDeSerialize(source.getSplitSerializer(), state)));
        }
        return String.join("\n", splits);
    }

    /** What Flink's coordinator of the source keeps: two versions, then the enumerator's own bytes with their length. */
    private String enumerator() throws IOException {
        OperatorID folders = OperatorIdentifier.forUid("folders").getOperatorId();
        ByteStreamStateHandle state = metadata.getOperatorStates().stream()
                .filter(operator -> operator.getOperatorID().equals(folders))
                .map(OperatorState::getCoordinatorState)
                .findFirst()
                .orElseThrow();
        DataInputDeserializer in = new DataInputDeserializer(state.getData());
        in.readInt();
        int version = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return String.valueOf(
                (Object) source.getEnumeratorCheckpointSerializer().deserialize(version, bytes));
    }

    private SavepointReader savepoint() throws IOException {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1);
        return SavepointReader.read(env, folder.toUri().toString(), new HashMapStateBackend());
    }

    /** A state of one key as text. */
    private abstract static class StateReader<K, T> extends KeyedStateReaderFunction<K, String> {

        private static final long serialVersionUID = 1;

        private final String name;
        private final Layout<T> layout;
        private transient @Nullable ValueState<T> state;

        StateReader(String name, Layout<T> layout) {
            this.name = name;
            this.layout = layout;
        }

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext().getState(new ValueStateDescriptor<>(name, new LayoutSerializer<>(layout)));
        }

        @Override
        public void readKey(K key, Context context, Collector<String> out) throws Exception {
            T value = requireNonNull(state).value();
            if (value != null) {
                out.collect(key + " " + text(value) + new String(layout.toBytes(value), ISO_8859_1));
            }
        }

        abstract String text(T value) throws IOException;
    }

    private static final class GateReader extends StateReader<Integer, SessionGate> {

        private static final long serialVersionUID = 1;

        GateReader() {
            super("gate", SessionGateLayout.INSTANCE);
        }

        /** What waits. */
        @Override
        String text(SessionGate gate) {
            StringBuilder waiting = new StringBuilder();
            gate.copy().release(Long.MAX_VALUE, new SessionGate.Output() {
                @Override
                public void sessions(SessionBlock rows) {
                    for (int row = 0; row < rows.size(); row++) {
                        waiting.append(RecordJson.session(rows, row)).append('\n');
                    }
                }

                @Override
                public void alert(SensorAlert alert) {
                    waiting.append(RecordJson.alert(alert)).append('\n');
                }

                @Override
                public void sighting(Sighting sighting) {
                    waiting.append(RecordJson.sighting(sighting)).append('\n');
                }

                @Override
                public void duplicates(String source, long records) {
                    waiting.append(source).append('\n');
                }
            });
            return waiting.toString();
        }
    }

    private static final class DetectorsReader extends StateReader<Integer, DetectorStates> {

        private static final long serialVersionUID = 1;

        DetectorsReader() {
            super("detectors", DetectorStatesLayout.INSTANCE);
        }

        /** What they claim, and hand on to others. */
        @Override
        String text(DetectorStates states) {
            StringBuilder claims = new StringBuilder();
            states.settle(new BucketState.Settled() {
                @Override
                public void signal(Signal signal) {
                    claims.append(signal).append('\n');
                }

                @Override
                public void contact(HostContact contact) {
                    claims.append(contact).append('\n');
                }
            });
            return claims.toString();
        }
    }

    private static final class TallyReader extends StateReader<String, IntakeTally> {

        private static final long serialVersionUID = 1;

        TallyReader() {
            super("tally", IntakeTallyLayout.INSTANCE);
        }

        @Override
        String text(IntakeTally tally) {
            return tally.toString();
        }
    }
}
