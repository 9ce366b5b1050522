-- An office at work, from a fixed seed, in tables as they were at 91eede3: what came later has its default. The numbers come as
-- settings: bench.lines, bench.actions, bench.others, bench.token (the SHA-256 of the cookie's token).
select setseed(0.149);

insert into person (email, name, created_at, confirmed_password_version)
select 'author@bench.example', 'Bench author', now(), 0 union all
select 'owner-' || n || '@bench.example', 'Owner ' || n, now(), 0 from generate_series(1, 40) n;
insert into role_grant (person_id, role, granted_at)
select id, case when email like 'author%' then 'eia_author' else 'action_owner' end, now() from person where email like '%@bench.example';
insert into session (token_hash, person_id, created_at, last_seen_at, expires_at)
select current_setting('bench.token'), id, now(), now(), now() + interval '2 hours' from person where email = 'author@bench.example';

create function pg_temp.make(title text, lines int, actions int) returns int language plpgsql as $$
declare
  author int := (select id from person where email = 'author@bench.example');
  baseline int;
  drafted int;
begin
  insert into framework (title, state, years, created_at, created_by, budget_date)
  values (title || ', before', 'baseline', '{2017}', now(), author, '2017-01-01') returning id into baseline;
  insert into framework (title, state, years, created_at, created_by, budget_date, previous_id)
  values (title, 'drafting', '{2018,2019,2020}', now(), author, '2018-01-01', baseline) returning id into drafted;
  insert into framework_author values (baseline, author), (drafted, author);
  insert into eia (framework_id) values (baseline), (drafted);
  insert into decision_record (framework_id) values (baseline), (drafted);
  insert into priority (framework_id, name, position)
  select f, 'Priority ' || n, n from unnest(array[baseline, drafted]) f, generate_series(1, 5) n;
  insert into budget_line (framework_id, priority_id, position, service, delivery_organisation, provision, method, reach)
  select f, (select id from priority p where p.framework_id = f and p.position = 1 + n % 5), n,
    'Support for people in place ' || n, 'Provider ' || n, 'Advice, counselling and a helpline, on weekdays', 'grant', 'The whole area'
  from unnest(array[baseline, drafted]) f, generate_series(1, lines) n;
  insert into budget_line_amount (line_id, year, pence)
  select l.id, y, 1000000 + floor(random() * 9000000)
  from budget_line l join framework f on f.id = l.framework_id, unnest(f.years) y where f.id in (baseline, drafted);
  insert into budget_change (framework_id, position, title)
  select drafted, n, 'Support for people in place ' || n from generate_series(1, lines) n;
  insert into change_previous_line (framework_id, line_id, change_id)
  select drafted, l.id, c.id from budget_line l join budget_change c on c.framework_id = drafted and c.position = l.position
  where l.framework_id = baseline;
  insert into change_new_line (framework_id, line_id, change_id)
  select drafted, l.id, c.id from budget_line l join budget_change c on c.framework_id = drafted and c.position = l.position
  where l.framework_id = drafted;
  insert into eia_entry (framework_id, change_id, kind, fingerprint, confirmed_at, nobody_consulted_reason)
  select drafted, id, 'assessed', '{"previous": [], "new": []}', now(), 'It was asked last year' from budget_change where framework_id = drafted;
  insert into entry_impact (entry_id, characteristic, direction, who, description, mitigation)
  select e.id, c, d, 'About 120 people a year', 'They would wait four weeks longer for a first appointment.', 'A list of who is most at risk'
  from eia_entry e, (values ('age', 'adverse'), ('sex', 'positive'), ('disability', 'not_yet_known')) as v(c, d)
  where e.framework_id = drafted;
  insert into action (framework_id, entry_id, what, owner_id, owner_name, target_date, state, created_by, resolved_by, resolved_at)
  select drafted, (select id from eia_entry e where e.framework_id = drafted offset n % lines limit 1),
    'Agree with the provider how those at most risk are seen first, number ' || n, o.id, o.name, date '2030-01-01' + n,
    case when n % 2 = 0 then 'open' else 'completed' end, author, case when n % 2 = 1 then o.id end, case when n % 2 = 1 then now() end
  from generate_series(1, actions) n
  join lateral (select id, name from person where email = 'owner-' || (1 + n % 40) || '@bench.example') o on true;
  return drafted;
end $$;

select pg_temp.make('Bench 60', 60, 120);
select pg_temp.make('Bench writes', 60, 120);
-- Of which each is completed once.
select pg_temp.make('Bench completing', 60, 8000);
select pg_temp.make('Bench large', current_setting('bench.lines')::int, current_setting('bench.actions')::int);
select pg_temp.make('Other ' || n, 10, 60) from generate_series(1, current_setting('bench.others')::int) n;
analyze;
