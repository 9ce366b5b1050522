import { sql } from "drizzle-orm";
import { prepareDemo } from "../../app/platform/demo/prepare-demo.server";
import { openSigningKeys } from "../../app/platform/signing-key.server";
import { refreshRegister } from "../../app/services/register/refresh-register.server";
import { calendarDate } from "../../app/domain/shared/calendar-date";
import { openPostgres } from "../../db/client.server";
import postgres from "postgres";

/** Of so many the whole is published; of the others the record and a few lines, or they would take a disk. */
const WHOLE = 1_000;

/** The demonstration's published decision, so many times, each with words of its own. */
export async function fillRegister({
  url,
  keyFile,
  records,
}: {
  url: string;
  keyFile: string;
  records: number;
}) {
  const database = await openPostgres(url);
  await prepareDemo(database, await openSigningKeys(keyFile));
  await refreshRegister(database, calendarDate("2026-01-01"));
  await database.db.execute(sql`update office set is_demo = false`);
  await database.close();
  const owner = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await owner.unsafe(statements(records));
    // It may not stand among others.
    await owner.unsafe("vacuum analyze");
  } finally {
    await owner.end();
  }
}

const statements = (records: number) => `
set synchronous_commit = off;
alter table published_part disable trigger published_part_registered;
alter table register_document disable trigger register_document_counted_new;
drop index register_document_words;
drop index register_document_facets;
create temp table made as
  select n, lpad(n::text, 6, '0') || '/' || year as reference, lpad(n::text, 6, '0') || '-' || year as key,
    make_date(year, 1 + n % 12, 1 + n % 28) as decided_on
  from (select n, 2009 + (n * 15) / ${records + 1} as year from generate_series(1, ${records}) n) as numbered;
insert into framework (title, state, years, reference, reference_key, created_at, created_by)
  select 'Commissioning Framework ' || n, 'signed', '{2018}', reference, key, now(), (select min(id) from person) from made;
insert into signed_record (framework_id, reference, reference_key, digest, outcome, signed_at, signed_by, snapshot)
  select f.id, m.reference, m.key, '', 'supported', m.decided_on, f.created_by, '{}' from made m join framework f on f.reference_key = m.key;
insert into published_part (reference_key, reference, decided_on, part, published_from, legal_ground, body, jws, salts)
  select m.key, m.reference, m.decided_on, p.part, case when is_there then m.decided_on end, case when is_there then '' else 'Freedom of Information Act 2000 s.22' end,
    case
      when not is_there then null
      when p.part = 'record' then p.body || jsonb_build_object('title', 'Commissioning Framework ' || n, 'reference', m.reference)
      when p.part = 'details' and n <= ${records - WHOLE} then p.body || jsonb_build_object('lines', jsonb_path_query_array(p.body, '$.lines[0 to 2]'), 'changes', '[]'::jsonb, 'previous', null)
      else p.body
    end, '', '{}'
  from made m
  cross join (select * from published_part where reference_key = '007-2018') p
  cross join lateral (select n > ${records - WHOLE} or p.part in ('record', 'details') as is_there) as there;
insert into register_document (reference_key, record_id, decided_on, changed_at, facets, document, passages)
  select m.key, r.id, m.decided_on, m.decided_on,
    array_replace(d.facets, 'year:2018', 'year:' || to_char(m.decided_on, 'YYYY')),
    setweight(to_tsvector('english', m.reference || ' Commissioning Framework ' || n), 'A') || d.document || to_tsvector('english',
      concat_ws(' ', case when n % 2 = 0 then 'halfword' end, case when n % 10 = 0 then 'tenthword' end,
        case when n % 100 = 0 then 'hundredthword' end, case when n % 1000 = 0 then 'thousandthword' end,
        case when n = ${records} / 2 then 'onlyword' end, case when n <= ${records} / 20 then 'oldestword' end)),
    d.passages
  from made m join published_part r on r.reference_key = m.key and r.part = 'record'
  cross join (select * from register_document where reference_key = '007-2018') d;
create index register_document_words on register_document using gin (document) with (fastupdate = off);
create index register_document_facets on register_document using gin (facets) with (fastupdate = off);
delete from register_facet;
insert into register_facet select facet, count(*) from register_document, unnest(facets) facet group by facet;
alter table published_part enable trigger published_part_registered;
alter table register_document enable trigger register_document_counted_new;
`;
