-- Retro searches that the running system starts by itself. Times are milliseconds since the Unix epoch.

-- The indicators that have been asked about, so that only new ones are; removed ones go.
create table known_indicator (
    key      text primary key,
    known_ms bigint not null
);

-- What was asked and what was answered, a "no" with its coverage like a "yes".
create table retro_search (
    id              bigint generated always as identity primary key,
    asked_ms        bigint not null,
    due_ms          bigint not null,
    indicator_count int not null check (indicator_count > 0),
    indicators      jsonb not null,
    started_ms      bigint,
    answered_ms     bigint,
    from_ms         bigint,
    to_ms           bigint,
    found           boolean,
    sessions        bigint not null default 0,
    institutions    int not null default 0,
    signals         int not null default 0,
    signals_withheld int not null default 0,
    days_asked      int not null default 0,
    days_held       int not null default 0,
    hours_missing   int not null default 0,
    sensors_seen    int not null default 0,
    sensors_silent  int not null default 0,
    coverage        jsonb,
    findings        jsonb,
    last_fault      text not null default '',
    check ((answered_ms is null) = (coverage is null) and (answered_ms is null) = (found is null))
);
create index retro_search_waiting on retro_search (due_ms) where answered_ms is null;

do $$
declare
    name text;
begin
    foreach name in array array['known_indicator', 'retro_search'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy desk on %I to hinomi_desk using (true) with check (true)', name);
        execute format('grant select, insert, update, delete on %I to hinomi_desk', name);
    end loop;
end $$;
