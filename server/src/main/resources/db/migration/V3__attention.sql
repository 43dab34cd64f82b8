-- Attention: lanes, the budget of notices, what closings teach, and shadow mode. Times are milliseconds since the Unix epoch.

alter table incident add column lane text not null default 'WORKBENCH' check (lane in ('HALF_AUTOMATIC', 'WORKBENCH'));
create index incident_by_time on incident (last_ms);
create index signal_by_time on signal (((body ->> 'lastMs')::bigint));

-- Why an institution was told although its budget was spent; empty where it was not.
alter table notice add column override_reason text not null default '';

-- What a person found about an incident in the end, with the judgement that stood then. A closing that is taken back stays, and
-- says so.
create table final_report (
    id               bigint generated always as identity primary key,
    incident_id      bigint not null references incident,
    institution_id   int not null references institution,
    closed_ms        bigint not null,
    person           text not null,
    closing          text not null check (closing in ('FALSE_ALARM', 'HARMLESS', 'CONFIRMED')),
    reason           text not null,
    confirmed_rung   text,
    cleaned_ms       bigint,
    judgement        jsonb not null,
    withdrawn_ms     bigint,
    withdrawn_by     text not null default '',
    withdrawn_reason text not null default '',
    check (closing = 'CONFIRMED' or (confirmed_rung is null and cleaned_ms is null))
);
create index final_report_of_incident on final_report (incident_id);
create index final_report_by_time on final_report (closed_ms);

-- The kinds of the incident's signals then: what the report teaches about.
create table final_report_kind (
    report_id      bigint not null references final_report,
    institution_id int not null,
    kind           text not null,
    primary key (report_id, kind)
);

-- A learnt weight that somebody took back: closings of the kind before that moment count no more, for one institution or, where
-- none is named, for the shared weight.
create table forgotten_kind (
    id             bigint generated always as identity primary key,
    kind           text not null,
    institution_id int references institution,
    at_ms          bigint not null,
    who            text not null,
    reason         text not null
);

-- What would have been decided about an incident while sending was switched off; one row an incident.
create table shadow_decision (
    incident_id    bigint primary key references incident,
    institution_id int not null references institution,
    decided_ms     bigint not null,
    decision       text not null check (decision in ('TELL', 'BUDGET_SPENT'))
);
create index shadow_decision_by_time on shadow_decision (decided_ms);

do $$
declare
    name text;
begin
    foreach name in array array['final_report', 'final_report_kind', 'forgotten_kind', 'shadow_decision'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy desk on %I to hinomi_desk using (true) with check (true)', name);
        execute format('grant select, insert, update, delete on %I to hinomi_desk', name);
    end loop;
end $$;

-- A member sees those of its own incidents that it was told of, that were closed without telling it, and that wait longer than a
-- notice should take: "not told, and why". What an analyst works on within the half hour is nobody's yet.
drop policy member on incident;
create policy member on incident for select to hinomi_member
    using (institution_id = own_institution()
        and (status = 'CLOSED'
            or due_ms < extract(epoch from now()) * 1000
            or exists (select from notice where notice.incident_id = incident.id)));
