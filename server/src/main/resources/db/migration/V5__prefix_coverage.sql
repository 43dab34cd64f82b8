-- What a retro search knows by prefix of the members: 0 of 0 in answers that are older than these columns.

alter table retro_search
    add column prefixes_known int not null default 0,
    add column prefixes_unseen int not null default 0;
