import { PGlite } from "@electric-sql/pglite";
import express from "express";
import postgres from "postgres";

/**
 * What a page and a save cost at the least on this machine: express, the same driver, the rows that the pages of the EIA
 * are made of, and one template. No session, no rights, no log: nothing that the product promises.
 */
const { sql, end } = process.env.DATABASE_URL ? onPostgres() : await embedded(process.env.DATA_DIR);

function onPostgres() {
  const pool = postgres(process.env.DATABASE_URL, { max: 10 });
  return { sql: pool, end: () => pool.end({ timeout: 1 }) };
}

async function embedded(folder) {
  const database = await PGlite.create(folder);
  const ask = async (texts, ...values) =>
    (
      await database.query(
        texts.reduce((all, text, place) => `${all}$${place}${text}`),
        values,
      )
    ).rows;
  return { sql: ask, end: () => database.close() };
}

const site = express();
site.disable("x-powered-by");
site.set("etag", false);

const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const text = (value) => String(value ?? "").replace(/[&<>"]/gu, (sign) => ESCAPED[sign]);

site.get("/frameworks/:id", async (request, response) => {
  const id = Number(request.params.id);
  const [lines, entries, actions] = await Promise.all([
    sql`select l.id, l.service, l.delivery_organisation, l.provision,
          (select json_object_agg(a.year, a.pence) from budget_line_amount a where a.line_id = l.id) as amounts
        from budget_line l where l.framework_id = ${id} order by l.position`,
    sql`select e.id, c.title,
          (select json_agg(i) from entry_impact i where i.entry_id = e.id) as impacts
        from eia_entry e join budget_change c on c.id = e.change_id where e.framework_id = ${id}`,
    sql`select id, what, owner_name, target_date from action where framework_id = ${id} and state = 'open' order by target_date`,
  ]);
  const rows = lines.map(
    ({ service, delivery_organisation: by, provision, amounts }) =>
      `<tr><td>${text(service)}</td><td>${text(by)}</td><td>${text(provision)}</td>${Object.values(
        amounts ?? {},
      )
        .map((pence) => `<td>£${(pence / 100).toFixed(2)}</td>`)
        .join("")}</tr>`,
  );
  const answered = entries.map(
    ({ title, impacts }) =>
      `<h2>${text(title)}</h2>${(impacts ?? [])
        .map(
          (impact) =>
            `<dl><dt>${text(impact.characteristic)}: ${text(impact.direction)}</dt><dd>${text(impact.who)}</dd><dd>${text(impact.description)}</dd></dl>`,
        )
        .join("")}`,
  );
  const plan = actions.map(({ what, owner_name: owner }) => `<li>${text(what)} (${text(owner)})</li>`);
  response
    .type("html")
    .send(
      `<!doctype html><title>Floor</title><table>${rows.join("")}</table>${answered.join("")}<ul>${plan.join("")}</ul>`,
    );
});

site.post(
  "/frameworks/:id/actions/new",
  express.urlencoded({ extended: false }),
  async (request, response) => {
    const id = Number(request.params.id);
    const { what = "", ownerName = "" } = request.body;
    const [author] = await sql`select id from person where email = 'author@bench.example'`;
    await sql`insert into action (framework_id, what, owner_name, target_date, created_by)
            values (${id}, ${what}, ${ownerName}, '2030-01-01', ${author.id})`;
    response.redirect(302, `/frameworks/${id}`);
  },
);

/** Each row has a version, as in the product: what is saved is what was asked to be. */
const saved = (where, save) =>
  site.post(where, express.urlencoded({ extended: false }), async (request, response) => {
    await save(request.params, request.body);
    response.redirect(302, `/frameworks/${request.params.id}`);
  });
saved(
  "/frameworks/:id/actions/:action/complete",
  ({ action }, { whatWasDone = "" }) =>
    sql`update action set state = 'completed', what_was_done = ${whatWasDone}, version = version + 1 where id = ${Number(action)}`,
);
saved(
  "/frameworks/:id/eia/entries/:change",
  ({ change }, { description = "" }) =>
    sql`update entry_impact set description = ${description} where characteristic = 'age'
        and entry_id = (select id from eia_entry where change_id = ${Number(change)})`,
);
saved(
  "/frameworks/:id/budget/lines/:line",
  ({ line }, { note = "" }) =>
    sql`update budget_line set note = ${note}, version = version + 1 where id = ${Number(line)}`,
);

const server = site.listen(Number(process.env.PORT), "127.0.0.1", () => {
  console.log("Listening");
});
process.on("SIGTERM", () => {
  server.close();
  server.closeAllConnections();
  void end();
});
