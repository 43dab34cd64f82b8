-- What is remembered of each kind of signal: on which days of Japan Standard Time which hosts showed it. The kinds are those of
-- SignalKind, the days those of EventDay; a test holds these lines against both. Withdrawn signals are in no index.

alter table signal add column kind text not null generated always as (
    case body -> 'evidence' ->> 'kind'
        when 'alerts' then 'signature:' || (body -> 'evidence' ->> 'signature')
        when 'indicator-contact' then 'list:' || (body -> 'evidence' -> 'indicator' ->> 'source')
        else 'detector:' || (body ->> 'detector')
    end) stored;
alter table signal add column day int not null generated always as (
    (((body ->> 'firstMs')::bigint + 32400000) / 86400000)::int) stored;
alter table signal add column stands boolean not null generated always as ((body ->> 'count')::bigint > 0) stored;

create index signal_by_kind_and_host on signal (kind, institution_id, host, day) where stands;
create index signal_by_kind on signal (kind, institution_id, day) where stands;
create index signal_by_first on signal (((body ->> 'firstMs')::bigint)) where stands;
