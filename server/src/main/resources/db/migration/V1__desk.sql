-- People's work: institutions, signals, incidents, notices. Times are milliseconds since the Unix epoch.
-- Every table that holds one institution's matters has row level security, forced for its owner too.

create table institution (
    id       int primary key check (id > 0),
    name_ja  text not null,
    name_en  text not null
);

create table holding (
    institution_id int not null references institution,
    prefix         text not null,
    from_ms        bigint not null,
    to_ms          bigint not null,
    primary key (institution_id, prefix, from_ms)
);

create table contact (
    institution_id int not null references institution,
    rank           int not null check (rank > 0),
    mail           text not null,
    primary key (institution_id, rank)
);

create table person (
    id              bigint generated always as identity primary key,
    name            text not null unique,
    role            text not null check (role in ('ANALYST', 'CSIRT', 'ADMINISTRATOR')),
    institution_id  int references institution,
    last_sign_in_ms bigint,
    check ((role = 'CSIRT') = (institution_id is not null))
);

-- Only the hash of a link's token is kept.
create table sign_in_link (
    token_hash text primary key,
    person_id  bigint not null references person,
    expires_ms bigint not null,
    used_ms    bigint
);

-- The engine's claims; a later one with the same id replaces the earlier one and takes a new change number.
create sequence signal_change;
create table signal (
    id             text primary key,
    change         bigint not null default nextval('signal_change'),
    institution_id int not null,
    host           text not null,
    body           jsonb not null
);
create index signal_by_change on signal (change);

-- The engine's counts of lines by file: offered = accepted + rejected.
create table intake (
    source              text primary key,
    sensor              text not null,
    format              text not null,
    offered             bigint not null,
    accepted            bigint not null,
    rejected            bigint not null,
    rejected_by_reason  jsonb not null,
    dropped_conditional bigint not null,
    changed_ms          bigint not null,
    check (offered = accepted + rejected)
);

-- Numbered changes of configuration, read by the engine.
create table control_log (
    seq   bigint generated always as identity primary key,
    kind  text not null,
    body  jsonb not null,
    at_ms bigint not null
);

create table incident (
    id             bigint generated always as identity primary key,
    institution_id int not null references institution,
    host           text not null,
    status         text not null check (status in ('OPEN', 'TAKEN', 'NOTIFIED', 'CLOSED')),
    assignee       text not null default '',
    closing        text check (closing in ('FALSE_ALARM', 'HARMLESS', 'CONFIRMED', 'AUTOMATIC')),
    closing_reason text not null default '',
    opened_ms      bigint not null,
    due_ms         bigint not null,
    first_ms       bigint not null,
    last_ms        bigint not null,
    urgency        int not null check (urgency between 0 and 100),
    risk           int not null check (risk between 0 and 100),
    damage         text not null,
    title_ja       text not null,
    title_en       text not null,
    judgement      jsonb not null,
    follows        bigint references incident,
    version        int not null default 1,
    check ((status = 'CLOSED') = (closing is not null))
);
create index incident_queue on incident (status, urgency desc, risk desc);
create index incident_of_host on incident (institution_id, host);

create table incident_signal (
    signal_id      text primary key references signal,
    incident_id    bigint not null references incident,
    institution_id int not null
);
create index incident_signal_of on incident_signal (incident_id);

create table incident_history (
    id             bigint generated always as identity primary key,
    incident_id    bigint not null references incident,
    institution_id int not null,
    at_ms          bigint not null,
    who            text not null,
    act            text not null,
    note           text not null
);
create index incident_history_of on incident_history (incident_id);

create table notice (
    id              bigint generated always as identity primary key,
    ticket          text not null unique,
    incident_id     bigint not null references incident,
    institution_id  int not null references institution,
    message_id      text not null unique,
    subject_ja      text not null,
    subject_en      text not null,
    text_ja         text not null,
    text_en         text not null,
    decided_by      text not null,
    decided_ms      bigint not null,
    sent_ms         bigint,
    acknowledged_ms bigint,
    acknowledged_by text not null default ''
);
create index notice_of_institution on notice (institution_id, decided_ms desc);
create index notice_of_incident on notice (incident_id);

-- One row a notice, written in the transaction of the decision; the message's bytes never change.
create table outbox (
    notice_id  bigint primary key references notice,
    recipients text not null,
    message    bytea not null,
    attempts   int not null default 0,
    next_ms    bigint not null,
    sent_ms    bigint,
    last_fault text not null default ''
);
create index outbox_waiting on outbox (next_ms) where sent_ms is null;

-- How far a service has read; one row a service.
create table progress (
    service text primary key,
    change  bigint not null
);

-- Who a member's session is: set for each transaction, empty or missing sees nothing.
create function own_institution() returns int language sql stable
    as $$ select nullif(current_setting('hinomi.institution', true), '')::int $$;

do $$
declare
    name text;
begin
    foreach name in array array['institution', 'holding', 'contact', 'person', 'sign_in_link', 'signal', 'intake',
        'control_log', 'incident', 'incident_signal', 'incident_history', 'notice', 'outbox', 'progress'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy desk on %I to hinomi_desk using (true) with check (true)', name);
        execute format('grant select, insert, update, delete on %I to hinomi_desk', name);
    end loop;
end $$;
grant usage on sequence signal_change to hinomi_desk, hinomi_engine;

-- The engine: signals and counts, nothing of people's work.
create policy engine on signal to hinomi_engine using (true) with check (true);
create policy engine on intake to hinomi_engine using (true) with check (true);
create policy engine on control_log for select to hinomi_engine using (true);
grant select, insert, update on signal, intake to hinomi_engine;
grant select on control_log to hinomi_engine;

-- A member: its own register entry, and what it was told about.
create policy member on institution for select to hinomi_member using (id = own_institution());
create policy member on holding for select to hinomi_member using (institution_id = own_institution());
create policy member on notice for select to hinomi_member using (institution_id = own_institution());
create policy member_acknowledges on notice for update to hinomi_member
    using (institution_id = own_institution()) with check (institution_id = own_institution());
create policy member on incident for select to hinomi_member
    using (institution_id = own_institution()
        and exists (select from notice where notice.incident_id = incident.id));
grant select on institution, holding, notice, incident to hinomi_member;
grant update (acknowledged_ms, acknowledged_by) on notice to hinomi_member;
