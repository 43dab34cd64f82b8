// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

import java.util.List;

/** The metadata at the end of a file: {@code FileMetaData} of parquet.thrift. */
final class Footer {

    private static final int FORMAT = 2;
    private static final String WRITER = "hinomi";

    /** Rows that are encoded together. */
    record Group(int rows, List<Chunk> chunks) {

        Group {
            chunks = List.copyOf(chunks);
        }
    }

    private Footer() {}

    static void write(List<Column> columns, List<Group> groups, PageBytes out) {
        CompactThrift thrift = new CompactThrift(out);
        thrift.int32(1, FORMAT);
        thrift.structs(2, columns.size() + 1);
        writeRoot(columns.size(), thrift);
        columns.forEach(column -> writeColumn(column, thrift));
        thrift.int64(3, groups.stream().mapToLong(Group::rows).sum());
        thrift.structs(4, groups.size());
        groups.forEach(group -> writeGroup(group, thrift));
        thrift.text(6, WRITER);
        thrift.structs(7, columns.size()); // bounds are in the order of the type
        columns.forEach(column -> {
            thrift.beginElement();
            thrift.begin(1);
            thrift.end();
            thrift.end();
        });
        thrift.end();
    }

    private static void writeRoot(int columns, CompactThrift thrift) {
        thrift.beginElement();
        thrift.text(4, "sessions");
        thrift.int32(5, columns);
        thrift.end();
    }

    private static void writeColumn(Column column, CompactThrift thrift) {
        Column.Type type = column.type();
        thrift.beginElement();
        thrift.int32(1, storedType(type));
        thrift.int32(3, column.isOptional() ? ParquetNames.OPTIONAL : ParquetNames.REQUIRED);
        thrift.text(4, column.name());
        if (type.isText()) {
            thrift.int32(6, ParquetNames.UTF8);
            thrift.begin(10);
            thrift.begin(1);
            thrift.end();
            thrift.end();
        } else if (!type.isSigned) {
            thrift.int32(6, unsignedType(type));
            thrift.begin(10);
            thrift.begin(10);
            thrift.int8(1, type.bits);
            thrift.bool(2, false);
            thrift.end();
            thrift.end();
        }
        thrift.end();
    }

    private static int storedType(Column.Type type) {
        return type.isText() ? ParquetNames.BYTE_ARRAY : type.is32() ? ParquetNames.INT32 : ParquetNames.INT64;
    }

    private static int unsignedType(Column.Type type) {
        return switch (type.bits) {
            case 8 -> ParquetNames.UINT_8;
            case 16 -> ParquetNames.UINT_16;
            case 32 -> ParquetNames.UINT_32;
            default -> ParquetNames.UINT_64;
        };
    }

    private static void writeGroup(Group group, CompactThrift thrift) {
        thrift.beginElement();
        thrift.structs(1, group.chunks().size());
        group.chunks().forEach(chunk -> writeChunk(chunk, group.rows(), thrift));
        thrift.int64(2, group.chunks().stream().mapToLong(Chunk::plainBytes).sum());
        thrift.int64(3, group.rows());
        thrift.int64(5, group.chunks().getFirst().at());
        thrift.int64(6, group.chunks().stream().mapToLong(Chunk::bytes).sum());
        thrift.end();
    }

    private static void writeChunk(Chunk chunk, int rows, CompactThrift thrift) {
        thrift.beginElement();
        thrift.int64(2, chunk.at());
        thrift.begin(3);
        thrift.int32(1, storedType(chunk.column().type()));
        if (chunk.hasDictionary()) {
            thrift.int32s(2, ParquetNames.PLAIN, ParquetNames.RLE, ParquetNames.RLE_DICTIONARY);
        } else {
            thrift.int32s(2, ParquetNames.RLE, chunk.encoding());
        }
        thrift.texts(3, chunk.column().name());
        thrift.int32(4, chunk.isCompressed() ? ParquetNames.ZSTD : ParquetNames.UNCOMPRESSED);
        thrift.int64(5, rows);
        thrift.int64(6, chunk.plainBytes());
        thrift.int64(7, chunk.bytes());
        thrift.int64(9, chunk.dataAt());
        if (chunk.hasDictionary()) {
            thrift.int64(11, chunk.at());
        }
        writeBounds(chunk.bounds(), thrift);
        thrift.end();
        thrift.end();
    }

    private static void writeBounds(Bounds bounds, CompactThrift thrift) {
        thrift.begin(12);
        thrift.int64(3, bounds.nulls());
        if (bounds.isKnown()) {
            thrift.binary(5, bounds.most());
            thrift.binary(6, bounds.least());
        }
        thrift.end();
    }
}
