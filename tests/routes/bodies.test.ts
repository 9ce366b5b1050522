import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { signInForm } from "../../app/forms/account/sign-in-form";
import { readForm } from "../../app/routes/read-form.server";
import { HoldMeter } from "../support/hold";
import { rawRequest } from "../support/raw-request";
import { startWholeOffice, type WholeOffice } from "../support/whole-office";

let office: WholeOffice;
let meter: HoldMeter;
beforeAll(async () => {
  office = await startWholeOffice();
  meter = new HoldMeter();
});
afterAll(async () => {
  await meter.close();
  await office.site.stop();
});

const URL_ENCODED = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data; boundary=x";
const send = (path: string, contentType: string, body: string, headers: Record<string, string> = {}) =>
  rawRequest(office.site.origin, {
    method: "POST",
    path,
    headers: { Origin: office.site.origin, "Content-Type": contentType, ...headers },
    body,
  });
const asAuthor = (path: string, contentType: string, body: string) =>
  send(path, contentType, body, { Cookie: office.visitors.eia_author.cookie ?? "" });

const part = (name: string, content: string, file = "") =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${content}\r\n`;
const END = "--x--\r\n";
const MARKS = `a${"\u0301".repeat(31)}`;

describe("a body that is not what the form takes", () => {
  it.each([
    ["in parts, of a form without a file", "/sign-in", MULTIPART, part("email", "a") + END, 415],
    ["as JSON", "/sign-in", "application/json", "{}", 415],
    ["as text", "/sign-in", "text/plain", "email=a", 415],
    ["in parts without a boundary", "/verify", "multipart/form-data", "x", 415],
    ["with a longer boundary than there may be", "/verify", `${MULTIPART}${"x".repeat(70)}`, END, 415],
    ["longer than its fields together", "/sign-in", URL_ENCODED, `email=${"a".repeat(150_000)}`, 413],
    ["with a text longer than its field", "/sign-in", URL_ENCODED, `email=${"a".repeat(20_001)}`, 413],
    ["with more texts than it has fields for", "/sign-in", URL_ENCODED, "a=&".repeat(30), 413],
    ["with a longer name than a field may have", "/sign-in", URL_ENCODED, `${"a".repeat(201)}=`, 413],
    ["with two files", "/verify", MULTIPART, part("record", "1", "a") + part("record", "2", "b") + END, 413],
    ["with more parts than it has fields for", "/verify", MULTIPART, part("a", "").repeat(30) + END, 413],
    ["that ends in the middle of its file", "/verify", MULTIPART, part("record", "{", "a.json"), 400],
    ["that ends in the middle of another file", "/verify", MULTIPART, part("other", "{", "a.json"), 400],
    ["that ends before it began", "/verify", MULTIPART, "--x", 400],
    ["with more marks on a letter than any language has", "/sign-in", URL_ENCODED, `email=${MARKS}`, 400],
  ])("%s is refused", async (_case, path, contentType, body, status) => {
    expect((await send(path, contentType, body)).status).toBe(status);
    expect((await rawRequest(office.site.origin, { path: "/healthz" })).status).toBe(200);
  });

  it("is told apart from one that is", async () => {
    expect((await send("/sign-in", URL_ENCODED, `email=${"a".repeat(1_000)}&password=`)).status).toBe(400);
    const record = part("record", "{}", "record.json") + END;
    const checked = await send("/verify", MULTIPART, record);
    expect([checked.status, checked.text.includes("is not a published record")]).toEqual([200, true]);
  });

  it("is refused where it takes too long to arrive", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode("email=")),
      });
      const headers = { "Content-Type": URL_ENCODED };
      const init = { method: "POST", headers, body, duplex: "half" as const };
      const read = readForm(new Request("http://host/sign-in", init), signInForm, () => Promise.resolve());
      const refused = expect(read).rejects.toMatchObject({ status: 408 });
      await vi.advanceTimersByTimeAsync(21_000);
      await refused;
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("what comes back with a form", () => {
  it("is what the form carries, and nothing else", async () => {
    const further = Array.from({ length: 15 }, (_, index) => `further-${index}=${"a".repeat(200)}`).join("&");
    const { status, text } = await send("/sign-in", URL_ENCODED, `email=x&formKey=once&${further}`);
    expect(status).toBe(400);
    expect(text).toContain('value="once"');
    expect(text).not.toContain("further-");
  });

  it("is no longer than the form and what was sent", async () => {
    const path = `/frameworks/${office.values.frameworkId}/eia/form`;
    const { bytes } = await meter.post(office.site.origin, {
      path,
      headers: { "Content-Type": URL_ENCODED, Cookie: office.visitors.eia_author.cookie ?? "" },
      body: new TextEncoder().encode(`aim=${"a".repeat(20_000)}&${"b=c&".repeat(15)}`),
    });
    const page = await rawRequest(office.site.origin, {
      path,
      headers: { Cookie: office.visitors.eia_author.cookie ?? "" },
    });
    expect(bytes).toBeLessThan(page.text.length + 3 * 20_000);
  });
});

describe("a file", () => {
  const importPage = () => `/frameworks/${office.values.frameworkId}/budget/import`;
  const uploadsLeft = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("eia-upload-"));

  it("is taken only of somebody who may send it, and leaves nothing behind", async () => {
    const before = await uploadsLeft();
    const body = part("file", "service,2018/19\nHelpline,1", "Bürger.csv") + END;
    const refused = await send(importPage(), MULTIPART, body, {
      Cookie: office.visitors.action_owner.cookie ?? "",
    });
    expect([403, 404]).toContain(refused.status);
    const taken = await asAuthor(importPage(), MULTIPART, body);
    expect(taken.status).toBe(302);
    const page = await rawRequest(office.site.origin, {
      path: importPage(),
      headers: { Cookie: office.visitors.eia_author.cookie ?? "" },
    });
    expect(page.text).toContain("Bürger.csv");
    expect((await uploadsLeft()).filter((name) => !before.includes(name))).toEqual([]);
  });

  it("that is a little larger than the form takes is answered with the page", async () => {
    const body = part("record", " ".repeat(5 * 1024 * 1024 + 1), "record.json") + END;
    const { status, text } = await send("/verify", MULTIPART, body);
    expect([status, text.includes("must be 5 MB or smaller")]).toEqual([400, true]);
  });
});
