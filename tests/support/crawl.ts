import { DOCUMENT_FORMATS, DOCUMENT_NAMES } from "../../app/domain/publication/document-files";
import { HAS_POPPLER, officeWords, pdfWords } from "./document-readers";
import type { TestSite, Visitor } from "./site";

/** What somebody gets, with its headers, by its address. */
export type Answers = Map<string, { status: number; whole: string; contentType: string }>;

/**
 * Everything that can be reached from the start page, and what no page links to.
 * @param isAsked what is asked for; all of it where left out
 * @param further where else to begin
 */
export async function crawl(
  site: Pick<TestSite, "origin">,
  nobody: Visitor,
  isAsked: (address: string) => boolean = () => true,
  further: readonly string[] = [],
): Promise<Answers> {
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
    ...further,
  ];
  waiting.push(
    "/decisions?before=115-2018",
    "/decisions?search=canary",
    "/decisions?q=canary",
    "/decisions?withheld=part",
    "/decisions.atom?q=framework",
    "/sitemap.xml",
    "/robots.txt",
    "/schemas/published-decision-2.json",
    "/decisions/999-2018",
    "/%E0%A4%A",
    "/set-up",
    "/account",
  );
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const address = next.split("#")[0] ?? "";
    if (answers.has(address) || !isAsked(address)) continue;
    const response = await nobody.get(address);
    const text = await wordsOf(response);
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
    if (key) links.push(`/verify?record=${key}`, `/decisions/${key}/record.json`, ...documentsOf(key));
    links.push(...wholeAddressesIn(text, site.origin));
    const { pathname, search } = new URL(address.replace("/%E0%A4%A", "/"), site.origin);
    const isPage = !/\.(?:data|js|css|svg|woff2?|json|csv|atom|xml|txt|docx|pdf|xlsx)$/u.test(pathname);
    if (isPage) links.push(pathname === "/" ? `/_root.data${search}` : `${pathname}.data${search}`);
    waiting.push(...links);
  }
  return answers;
}

/** Of a feed, a list as data or a map of the site, whose addresses are whole. */
function wholeAddressesIn(text: string, origin: string): string[] {
  return text
    .split(origin)
    .slice(1)
    .map((rest) => (/^\/[^\s",<>]*/u.exec(rest)?.[0] ?? "/").replaceAll("&amp;", "&"));
}

/** Also of a document whose part is withheld, to which no page links. */
const documentsOf = (key: string) => [
  ...DOCUMENT_NAMES.flatMap((name) =>
    DOCUMENT_FORMATS.map((format) => `/decisions/${key}/${name}.${format}`),
  ),
  `/decisions/${key}/action-plan.xlsx`,
];

/**
 * Of each record the whole and one of its other documents, another one for the record after it: for a crawl of so many records that
 * each document of each would take an hour.
 */
export function isOfTheSample(address: string): boolean {
  const [, key = "", file = ""] = /^\/decisions\/([^/]+)\/([^/]+)\.(?:docx|pdf)$/u.exec(address) ?? [];
  if (file === "") return true;
  const [whole, ...others] = DOCUMENT_NAMES;
  const place = Number(/\d+/u.exec(key)?.[0] ?? 0) % others.length;
  return file === whole || file === others[place];
}

/** What a reader of the answer reads, also where it is a document; of a PDF nothing on a machine that cannot read one. */
async function wordsOf(response: Response): Promise<string> {
  const type = response.headers.get("content-type") ?? "";
  if (type.includes("officedocument")) return officeWords(new Uint8Array(await response.arrayBuffer()));
  if (type !== "application/pdf") return response.text();
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!HAS_POPPLER) return "";
  // A word that is too wide for its column is broken there.
  const words = pdfWords(bytes);
  return `${words}\n${words.replace(/\s+/gu, "")}`;
}
