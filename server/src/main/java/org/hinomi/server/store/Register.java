// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.store;

import java.util.List;
import java.util.Optional;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The register of institutions in PostgreSQL. Thread-safe. */
public final class Register {

    private final JdbcClient jdbc;

    public Register(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts the institutions of the network file in the place of what was known; numbers keep their meaning. */
    public void replace(List<Institution> institutions) {
        for (Institution institution : institutions) {
            jdbc.sql("""
                            insert into institution (id, name_ja, name_en) values (:id, :ja, :en)
                            on conflict (id) do update set name_ja = excluded.name_ja, name_en = excluded.name_en
                            """)
                    .param("id", institution.id().value())
                    .param("ja", institution.nameJa())
                    .param("en", institution.nameEn())
                    .update();
        }
        jdbc.sql("delete from holding").update();
        institutions.forEach(this::insertHoldings);
    }

    private void insertHoldings(Institution institution) {
        for (Holding holding : institution.holdings()) {
            jdbc.sql("""
                            insert into holding (institution_id, prefix, from_ms, to_ms)
                            values (:institution, :prefix, :from, :to) on conflict do nothing
                            """)
                    .param("institution", institution.id().value())
                    .param("prefix", holding.prefix().toString())
                    .param("from", holding.fromMs())
                    .param("to", holding.toMs())
                    .update();
        }
    }

    /** All institutions with their holdings, by number. */
    public List<Institution> all() {
        return jdbc.sql("select * from institution order by id")
                .query((row, number) -> new Institution(
                        new InstitutionId(row.getInt("id")),
                        row.getString("name_ja"),
                        row.getString("name_en"),
                        holdings(row.getInt("id"))))
                .list();
    }

    private List<Holding> holdings(int institution) {
        return jdbc.sql("select * from holding where institution_id = :institution order by prefix, from_ms")
                .param("institution", institution)
                .query((row, number) -> new Holding(
                        Prefix.parse(row.getString("prefix")).orElseThrow(),
                        row.getLong("from_ms"),
                        row.getLong("to_ms")))
                .list();
    }

    public Optional<Institution> find(int id) {
        return all().stream()
                .filter(institution -> institution.id().value() == id)
                .findFirst();
    }

    /** Mail addresses that an institution's notices go to, in the order of the contact list. */
    public List<String> contacts(int institution) {
        return jdbc.sql("select mail from contact where institution_id = :institution order by rank")
                .param("institution", institution)
                .query((row, number) -> row.getString("mail"))
                .list();
    }

    /** Sets the first contact of an institution. */
    public void setContact(int institution, String mail) {
        jdbc.sql("""
                        insert into contact (institution_id, rank, mail) values (:institution, 1, :mail)
                        on conflict (institution_id, rank) do update set mail = excluded.mail
                        """).param("institution", institution).param("mail", mail).update();
    }
}
