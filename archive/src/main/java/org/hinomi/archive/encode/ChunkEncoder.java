// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.function.Consumer;
import org.hinomi.archive.rows.SessionRows;

/**
 * Encodes one column of a row group after the other: one dictionary page where that serves, and one page of values.
 * Holds 5 MB of room for a row group of 131,072 rows. One thread only.
 */
final class ChunkEncoder implements AutoCloseable {

    /**
     * Distinct numbers up to which a dictionary serves: it stays within the second-level cache, and its own page is small
     * beside the places. Beyond, places are hardly narrower than differences.
     */
    private static final int DICTIONARY_LIMIT = 4096;

    /** Level 3 takes half as long again and gains 1 % on these columns. */
    private static final int ZSTD_LEVEL = 1;

    /** A page from here on is compressed in whole only where a sample of it shrinks by a twelfth. */
    private static final int SAMPLED_FROM_BYTES = 64 << 10;

    private static final int SAMPLE_BYTES = 16 << 10;
    private static final int GROUP = 8;

    private final ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(ZSTD_LEVEL);
    private final long[] scratch;
    private final long[] present;
    private final long[] levels;
    private final DeltaNumbers deltas = new DeltaNumbers();
    private final Dictionary dictionary = new Dictionary();
    private final PageBytes page = new PageBytes(1 << 20);
    private final PageBytes dictionaryPage = new PageBytes(1 << 15);
    private final PageBytes head = new PageBytes(64);
    private byte[] compressed = new byte[1 << 20];

    ChunkEncoder(int groupRows) {
        scratch = new long[groupRows];
        present = new long[groupRows];
        levels = new long[groupRows + GROUP];
    }

    /**
     * Adds the pages of a column.
     *
     * @param fileAt where {@code out} begins in the file
     */
    Chunk encode(Column column, SessionRows rows, PageBytes out, long fileAt) {
        int count = rows.size();
        long[] values = column.source().of(rows, scratch);
        page.clear();
        int left = count;
        if (column.isOptional()) {
            left = writeLevels(values, count, column.missing());
            values = left == count ? values : present;
        }
        Pages pages = new Pages(column, count, out, fileAt);
        if (left == 0) {
            return pages.plain();
        }
        if (column.type().isText()) {
            return pages.texts(values, left, rows);
        }
        Bounds bounds = Bounds.of(column.type(), values, left, count - left);
        if (dictionary.fill(values, left, levels, DICTIONARY_LIMIT)) {
            putDictionary(column.type());
            return pages.withDictionary(left, bounds);
        }
        deltas.write(values, left, column.type().is32(), page);
        return pages.differences(bounds);
    }

    private void putDictionary(Column.Type type) {
        dictionaryPage.clear();
        for (int place = 0; place < dictionary.size(); place++) {
            if (type.is32()) {
                dictionaryPage.putInt((int) dictionary.number(place));
            } else {
                dictionaryPage.putLong(dictionary.number(place));
            }
        }
    }

    private void putDictionary(byte[][] texts) {
        dictionaryPage.clear();
        for (byte[] text : texts) {
            dictionaryPage.putInt(text.length);
            dictionaryPage.put(text, 0, text.length);
        }
    }

    /** Bits a place takes, whole bytes or an even part of one: zstd then sees places as they repeat. */
    private static int width(int size) {
        int needed = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1));
        return needed > Character.SIZE ? needed : Integer.highestOneBit(2 * needed - 1);
    }

    /** Writes which values there are, gathers these in {@link #present}, and says how many. */
    private int writeLevels(long[] values, int count, long missing) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            boolean isPresent = values[i] != missing;
            levels[i] = isPresent ? 1 : 0;
            present[left] = values[i];
            left += isPresent ? 1 : 0;
        }
        int lengthAt = page.reserve(Integer.BYTES);
        Hybrid.write(levels, count, 1, page);
        page.setInt(lengthAt, page.size() - lengthAt - Integer.BYTES);
        return left;
    }

    private boolean isCompressible() {
        int size = page.size();
        int sample = size < SAMPLED_FROM_BYTES ? size : SAMPLE_BYTES;
        return compress(page, (size - sample) / 2, sample) < sample - sample / 12;
    }

    private int compress(PageBytes from, int at, int length) {
        int room = (int) Zstd.compressBound(length);
        if (compressed.length < room) {
            compressed = new byte[room];
        }
        return zstd.compressByteArray(compressed, 0, compressed.length, from.array(), at, length);
    }

    @Override
    public void close() {
        zstd.close();
    }

    /** Puts the pages of one chunk behind each other. */
    private final class Pages {

        private final Column column;
        private final int rows;
        private final PageBytes out;
        private final long at;
        private final int from;
        private long plainBytes;

        Pages(Column column, int rows, PageBytes out, long fileAt) {
            this.column = column;
            this.rows = rows;
            this.out = out;
            from = out.size();
            at = fileAt + from;
        }

        /** All values are missing. */
        Chunk plain() {
            data(ParquetNames.PLAIN, false);
            return chunk(ParquetNames.PLAIN, false, at, Bounds.of(column.type(), present, 0, rows));
        }

        Chunk differences(Bounds bounds) {
            boolean isCompressed = isCompressible();
            data(ParquetNames.DELTA_BINARY_PACKED, isCompressed);
            return chunk(ParquetNames.DELTA_BINARY_PACKED, isCompressed, at, bounds);
        }

        Chunk texts(long[] values, int left, SessionRows of) {
            boolean isWhole = dictionary.fill(values, left, levels, Integer.MAX_VALUE);
            byte[][] texts = new byte[dictionary.size()][];
            for (int place = 0; isWhole && place < texts.length; place++) {
                texts[place] = column.text(dictionary.number(place), of);
            }
            putDictionary(texts);
            return withDictionary(left, Bounds.of(texts, rows - left));
        }

        Chunk withDictionary(int left, Bounds bounds) {
            int width = width(dictionary.size());
            page.putByte(width);
            Hybrid.write(levels, left, width, page);
            put(ParquetNames.DICTIONARY_PAGE, dictionaryPage, true, thrift -> {
                thrift.begin(7);
                thrift.int32(1, dictionary.size());
                thrift.int32(2, ParquetNames.PLAIN);
                thrift.end();
            });
            long dataAt = at + out.size() - from;
            data(ParquetNames.RLE_DICTIONARY, true);
            return chunk(ParquetNames.RLE_DICTIONARY, true, dataAt, bounds);
        }

        private Chunk chunk(int encoding, boolean isCompressed, long dataAt, Bounds bounds) {
            return new Chunk(column, encoding, isCompressed, at, dataAt, out.size() - from, plainBytes, bounds);
        }

        private void data(int encoding, boolean isCompressed) {
            put(ParquetNames.DATA_PAGE, page, isCompressed, thrift -> {
                thrift.begin(5);
                thrift.int32(1, rows);
                thrift.int32(2, encoding);
                thrift.int32(3, ParquetNames.RLE);
                thrift.int32(4, ParquetNames.RLE);
                thrift.end();
            });
        }

        private void put(int kind, PageBytes body, boolean isCompressed, Consumer<CompactThrift> rest) {
            int size = isCompressed ? compress(body, 0, body.size()) : body.size();
            head.clear();
            CompactThrift thrift = new CompactThrift(head);
            thrift.int32(1, kind);
            thrift.int32(2, body.size());
            thrift.int32(3, size);
            rest.accept(thrift);
            thrift.end();
            out.put(head.array(), 0, head.size());
            out.put(isCompressed ? compressed : body.array(), 0, size);
            plainBytes += head.size() + body.size();
        }
    }
}
