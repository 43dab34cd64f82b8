// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

/** Numbers of parquet.thrift's enums, as far as they occur. */
final class ParquetNames {

    // PageType
    static final int DATA_PAGE = 0;
    static final int DICTIONARY_PAGE = 2;

    // Encoding
    static final int PLAIN = 0;
    static final int RLE = 3;
    static final int DELTA_BINARY_PACKED = 5;
    static final int RLE_DICTIONARY = 8;

    // CompressionCodec
    static final int UNCOMPRESSED = 0;
    static final int ZSTD = 6;

    // Type
    static final int INT32 = 1;
    static final int INT64 = 2;
    static final int BYTE_ARRAY = 6;

    // FieldRepetitionType
    static final int REQUIRED = 0;
    static final int OPTIONAL = 1;

    // ConvertedType, the older twin of LogicalType
    static final int UTF8 = 0;
    static final int UINT_8 = 11;
    static final int UINT_16 = 12;
    static final int UINT_32 = 13;
    static final int UINT_64 = 14;

    private ParquetNames() {}
}
