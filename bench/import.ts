import { cpus } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { sql } from "drizzle-orm";
import writeExcelFile from "write-excel-file/node";
import { drawnForm } from "./pages/forms.mjs";
import { servedSite } from "./served-site";

/**
 * How long a workbook of ten thousand lines takes, from the upload to the preview on the screen and from the
 * confirmation to the budget: through the real server, over HTTP, as a browser does it. A second round measures the
 * same workbook with every amount raised, imported over the first.
 */
const LINES = Number(process.env.BENCH_LINES ?? 10_000);
const YEARS = ["2018/19 (£)", "2019/20 (£)", "2020/21 (£)"];
const HEADINGS = ["priority", "service", "delivery organisation", "provision", "commissioning method"];
const TARGET_SECONDS = { preview: 3, commit: 5 };

async function workbook(raise: number): Promise<Uint8Array<ArrayBuffer>> {
  const text = (value: string) => ({ value, type: String });
  const rows = Array.from({ length: LINES }, (_, index) => [
    ...[`Priority ${index % 12}`, `Service ${index} for ${WORDS[index % WORDS.length]}`].map(text),
    ...[`Provider ${index % 400}`, "Support on referral", "Grant funded"].map(text),
    ...YEARS.map((_year, year) => ({ value: 1_000 + index + year * 10 + raise, type: Number })),
    text("LLR"),
  ]);
  const headings = [...HEADINGS, ...YEARS, "geographical reach"].map(text);
  return new Uint8Array(await writeExcelFile([headings, ...rows]).toBuffer());
}
const WORDS = ["victims", "young people", "families", "offenders", "witnesses", "older people", "carers"];

const { database, origin, cookie, frameworkId, stop } = await servedSite();
const importPage = `/frameworks/${frameworkId}/budget/import`;
const send = (address: string, init: RequestInit = {}) =>
  fetch(new URL(address, origin), {
    redirect: "manual",
    ...init,
    headers: { Cookie: cookie, Origin: origin, ...(init.headers as Record<string, string>) },
  });
const field = (page: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`, "u").exec(page)?.[1];

/** Follows redirects, as a browser does, to the page they end at; one that looks again by itself says so. */
async function show(answer: Response): Promise<{ at: string; page: string; looksAgain: boolean }> {
  let [response, at] = [answer, ""];
  while (response.status === 302) {
    at = response.headers.get("location") ?? "";
    response = await send(at);
  }
  const page = await response.text();
  if (!response.ok) throw new Error(`${at}: ${response.status} ${page.slice(0, 500)}`);
  return { at, page, looksAgain: response.headers.has("refresh") };
}

async function seconds<T>(work: () => Promise<T>): Promise<{ value: T; took: number }> {
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  cpuSeconds += (user + system) / 1e6;
  return { value, took: (performance.now() - start) / 1000 };
}
/** On a machine that does something else at the same time, this tells what was the server's own. */
let cpuSeconds = 0;

async function upload(bytes: Uint8Array<ArrayBuffer>) {
  const body = new FormData();
  body.set("file", new File([bytes], "budget.xlsx"));
  body.set("pasted", "");
  return show(await send(importPage, { method: "POST", body }));
}

/** Until the budget is there: a long import shows its progress first. */
async function confirm(state: string) {
  const body = new URLSearchParams({ state, formKey: crypto.randomUUID() });
  let shown = await show(await send(`${importPage}/preview`, { method: "POST", body }));
  while (shown.looksAgain) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    shown = await show(await send(`${importPage}/progress`));
  }
  return shown;
}

/** As the page proposes them. */
async function columns(page: string) {
  const body = new URLSearchParams(drawnForm(page) ?? {});
  return show(await send(`${importPage}/columns?sheet=1&row=1`, { method: "POST", body }));
}

const lag = monitorEventLoopDelay({ resolution: 10 });
const report: string[] = [];
function say(what: string, took: number, target: number): void {
  const figures = `${took.toFixed(2).padStart(6)} s, of which ${cpuSeconds.toFixed(2)} s CPU here`;
  report.push(`${what.padEnd(56)} ${figures} (target ${target} s)`);
  cpuSeconds = 0;
}

for (const [round, raise] of [
  ["first import", 0],
  ["the same again, every amount raised", 5],
] as const) {
  const bytes = await workbook(raise);
  lag.enable();
  let { value: preview, took } = await seconds(() => upload(bytes));
  if (preview.at.endsWith("/columns")) {
    // Headings that were never seen are looked at by the person; the time of that is not the server's.
    const { page } = preview;
    const mapped = await seconds(() => columns(page));
    preview = mapped.value;
    took += mapped.took;
  }
  say(`${round}: upload to preview`, took, TARGET_SECONDS.preview);
  const state = field(preview.page, "state");
  if (!state) throw new Error(`There is nothing to confirm at ${preview.at}`);
  const committed = await seconds(() => confirm(state));
  say(`${round}: confirm to budget`, committed.took, TARGET_SECONDS.commit);
  lag.disable();
  report.push(`${round}: the server paused for at most ${(lag.max / 1e9).toFixed(2)} s`);
  lag.reset();
}
const [{ count } = { count: 0 }] = await database.db
  .select({ count: sql<number>`count(*)::int` })
  .from(sql`budget_line where framework_id = ${frameworkId}`);
console.log(
  `${LINES.toLocaleString("en-GB")} lines, ${database.kind} database, ${cpus().length} cores, Node ${process.version}`,
);
console.log(report.join("\n"));
console.log(`${count} lines are in the budget.`);
await stop();
