#!/usr/bin/env node
/**
 * Has the feed of a running service read by programs that people read feeds with, and holds what each makes of it against the register's
 * own list:
 *
 *     node tests/browsers/feeds.mjs http://127.0.0.1:3000 [/decisions.atom?q=youth]
 *
 * feedparser, newsboat and rss2email (Debian: python3-feedparser newsboat rss2email), each with a folder of its own that is removed
 * again; rss2email writes into it and sends nothing. Not part of `npm test`: none of them is at hand everywhere. A reader that is not
 * there is said and counts as failed.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const [origin, feed = "/decisions.atom"] = process.argv.slice(2);
const address = new URL(feed, origin).href;
// Debian's own, for which feedparser is installed.
const PYTHON = "/usr/bin/python3";
const folder = mkdtempSync(path.join(tmpdir(), "feeds-"));
const inFolder = (name) => path.join(folder, name);
const run = (program, args) =>
  execFileSync(program, args, { encoding: "utf8", env: { ...process.env, HOME: folder }, stdio: "pipe" });

/** Each gives of what it read: the link, the title, the day on which it was published where it keeps one, and the words. */
const READERS = {
  feedparser: () => {
    const script = `
import feedparser, json, sys
read = feedparser.parse(sys.argv[1])
if read.bozo or not read.feed.get("author"): sys.exit("not read without fault: %s" % read.get("bozo_exception"))
print(json.dumps([dict(id=e.id, link=e.link, title=e.title, day="%d-%02d-%02d" % e.published_parsed[:3], words=e.summary) for e in read.entries]))`;
    return JSON.parse(run(PYTHON, ["-c", script, address]));
  },
  newsboat: () => {
    writeFileSync(inFolder("urls"), `${address}\n`);
    run("newsboat", ["-u", inFolder("urls"), "-c", inFolder("cache.db"), "-C", "/dev/null", "-x", "reload"]);
    const script = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("select guid, url, title, date(pubDate, 'unixepoch'), content from rss_item")
print(json.dumps([dict(zip(("id", "link", "title", "day", "words"), row)) for row in rows]))`;
    return JSON.parse(run(PYTHON, ["-c", script, inFolder("cache.db")]));
  },
  rss2email: () => {
    for (const part of ["new", "cur", "tmp"]) mkdirSync(inFolder(`mail/read/${part}`), { recursive: true });
    writeFileSync(
      inFolder("r2e.cfg"),
      `[DEFAULT]
from = office@example.org
to = reader@example.org
email-protocol = maildir
maildir-path = ${inFolder("mail")}
maildir-mailbox = read
[feed.decisions]
url = ${address}
to = reader@example.org
`,
    );
    run("r2e", ["-c", inFolder("r2e.cfg"), "-d", inFolder("r2e.json"), "run"]);
    const script = `
import email, email.policy, json, sys
read = [email.message_from_file(open(name), policy=email.policy.default) for name in sys.argv[1:]]
print(json.dumps([dict(id=m["X-RSS-ID"], link=m["X-RSS-URL"], title=m["Subject"], words=m.get_content()) for m in read]))`;
    const mails = readdirSync(inFolder("mail/read/new")).map((name) => inFolder(`mail/read/new/${name}`));
    return JSON.parse(run(PYTHON, ["-c", script, ...mails]));
  },
};

const list = new URL(address);
list.pathname = "/decisions.json";
const { decisions } = await (await fetch(list)).json();
const words = [...(await (await fetch(address)).text()).matchAll(/<summary>([^<]*)</gu)].map(
  ([, one]) => one,
);
console.log(`${address}: ${decisions.length} decisions`);
for (const [name, read] of Object.entries(READERS)) {
  let faults;
  try {
    faults = faultsOf(read());
  } catch (error) {
    faults = [String(error.stderr || error.message)];
  }
  console.log(`${name}: ${faults.length === 0 ? "reads it right" : faults.join("; ")}`);
  if (faults.length > 0) process.exitCode = 1;
}
rmSync(folder, { recursive: true, force: true });

function faultsOf(entries) {
  if (entries.length !== decisions.length) return [`${entries.length} of ${decisions.length} are read`];
  return decisions.flatMap(({ page, title, reference, decidedOn }, place) => {
    const entry = entries.find(({ link }) => link === page);
    if (!entry) return [`${page} is not read`];
    const summary = words[place].replaceAll("&amp;", "&");
    return [
      ...(entry.id.startsWith("tag:") ? [] : [`${page} has the name ${entry.id}`]),
      ...(title === null || entry.title.includes(title) ? [] : [`${page} is called ${entry.title}`]),
      ...(entry.title.includes(reference) ? [] : [`${page} has no reference`]),
      ...(entry.day === undefined || entry.day === decidedOn ? [] : [`${page} is of ${entry.day}`]),
      ...(entry.words.replaceAll(/\s+/gu, " ").includes(summary) ? [] : [`${page} says ${entry.words}`]),
    ];
  });
}
