// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate;

import java.util.Arrays;
import org.hinomi.bench.simulate.writer.SensorFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a format's name as people write it. */
final class FormatConverter implements ITypeConverter<SensorFormat> {

    @Override
    public SensorFormat convert(String text) {
        return Arrays.stream(SensorFormat.values())
                .filter(format -> format.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(
                        "expected one of " + Arrays.toString(SensorFormat.values()) + " but was '" + text + "'"));
    }
}
