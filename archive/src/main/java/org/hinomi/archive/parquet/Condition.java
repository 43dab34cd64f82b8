// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.archive.query.HuntFilter;
import org.hinomi.archive.query.HuntQuery;
import org.hinomi.model.address.Prefix;

/**
 * A condition of SQL and the values of its question marks: nothing that a person wrote becomes text of SQL. One thread
 * only.
 */
final class Condition {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    private Condition() {}

    /** What a question asks for. */
    static Condition of(HuntQuery query) {
        Condition condition = new Condition();
        condition.add("start_ms >= ? AND start_ms < ?", query.fromMs(), query.toMs());
        for (HuntFilter filter : query.filters()) {
            condition.sql.append(" AND (");
            condition.add(filter);
            condition.sql.append(')');
        }
        return condition;
    }

    private void add(HuntFilter filter) {
        switch (filter) {
            case HuntFilter.AnEnd(Prefix prefix) -> {
                addEnd("src", prefix);
                sql.append(" OR ");
                addEnd("dst", prefix);
            }
            case HuntFilter.BothEnds(Prefix one, Prefix other) -> {
                addEnds(one, other);
                sql.append(" OR ");
                addEnds(other, one);
            }
            case HuntFilter.ToPort(int port) -> add("dst_port = ?", port);
            case HuntFilter.OfInstitution(var institution) ->
                add("src_institution = ? OR dst_institution = ?", institution.value(), institution.value());
            case HuntFilter.InCountry(String country) -> add("country = ?", country);
            case HuntFilter.WentLike(var state) -> add("state = ?", (int) state.code());
            case HuntFilter.SeenBy(String sensor) -> add("sensor = ?", sensor);
            case HuntFilter.Sized(var measure, long least, long most) ->
                add(column(measure) + " BETWEEN ? AND ?", least, most);
        }
    }

    private static String column(HuntFilter.Measure measure) {
        return switch (measure) {
            case BYTES_OUT -> "bytes_out";
            case BYTES_IN -> "bytes_in";
            case DURATION_MS -> "duration_ms";
        };
    }

    private void addEnds(Prefix src, Prefix dst) {
        sql.append('(');
        addEnd("src", src);
        sql.append(" AND ");
        addEnd("dst", dst);
        sql.append(')');
    }

    private void addEnd(String end, Prefix prefix) {
        String unsigned = "CAST(? AS UBIGINT)";
        add(
                "(%s_high BETWEEN %s AND %s AND %s_low BETWEEN %s AND %s)"
                        .formatted(end, unsigned, unsigned, end, unsigned, unsigned),
                Long.toUnsignedString(prefix.address().high()),
                Long.toUnsignedString(prefix.last().high()),
                Long.toUnsignedString(prefix.address().low()),
                Long.toUnsignedString(prefix.last().low()));
    }

    private void add(String text, Object... marked) {
        sql.append(text);
        values.addAll(List.of(marked));
    }

    /** The condition with its question marks. */
    String sql() {
        return sql.toString();
    }

    /** Sets the values of a statement that holds nothing but this condition's question marks. */
    void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }
}
