import type { TestSite, Visitor } from "./site";

/** What somebody gets, with its headers, by its address. */
export type Answers = Map<string, { status: number; whole: string; contentType: string }>;

/** Everything that can be reached from the start page, and what no page links to. */
export async function crawl(site: Pick<TestSite, "origin">, nobody: Visitor): Promise<Answers> {
  const answers: Answers = new Map();
  const waiting = [
    "/",
    "/.well-known/jwks.json",
    "/healthz",
    "/no-such-page",
    "/verify",
    "/frameworks",
    "/frameworks/1",
    "/admin/audit",
  ];
  waiting.push(
    "/decisions?before=115-2018",
    "/decisions?search=canary",
    "/decisions/999-2018",
    "/%E0%A4%A",
    "/set-up",
    "/account",
  );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const address = next.split("#")[0] ?? "";
    if (answers.has(address)) continue;
    const response = await nobody.get(address);
    const text = await response.text();
    const headers = JSON.stringify([...response.headers]);
    answers.set(address, {
      status: response.status,
      whole: `${headers}\n${text}`,
      contentType: response.headers.get("content-type") ?? "",
    });
    const links = [...text.matchAll(/(?:href|src|action)="(\/[^"]*)"/gu)].map(([, link = ""]) =>
      link.replaceAll("&amp;", "&"),
    );
    const key = /^\/decisions\/[^/.?]+$/u.exec(address)?.[0].split("/").at(-1);
    if (key) links.push(`/verify?record=${key}`, `/decisions/${key}/record.json`);
    const { pathname, search } = new URL(address.replace("/%E0%A4%A", "/"), site.origin);
    const isPage = !/\.(?:data|js|css|svg|woff2?)$/u.test(pathname);
    if (isPage) links.push(pathname === "/" ? `/_root.data${search}` : `${pathname}.data${search}`);
    waiting.push(...links);
  }
  return answers;
}
