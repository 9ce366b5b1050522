import { afterEach, expect, it } from "vitest";
import { KeptDocuments } from "../../app/platform/off-thread/kept-documents.server";
import { openOffThread, type OffThread } from "../../app/platform/off-thread/off-thread.server";
import { aPublishedRecord, aSignedSnapshot } from "../support/signed-snapshot-builder";

let offThread: OffThread;
afterEach(() => offThread.close());

const aFile = (reference = "007/2018") => ({
  name: "decision" as const,
  format: "docx" as const,
  found: aPublishedRecord(aSignedSnapshot({ reference })),
  verifyHref: "https://decisions.example.org/verify",
});

const bytesOf = async (documents: KeptDocuments, file = aFile()) => {
  const made = await documents.bytesOf(file, documents.tagOf(file));
  if (made.is !== "done") throw new Error("It was not made");
  return made.value;
};

it("makes what several ask for at once once, and keeps it", async () => {
  offThread = openOffThread();
  const documents = new KeptDocuments(offThread, "1");
  const [one, other] = await Promise.all([bytesOf(documents), bytesOf(documents)]);
  expect(one.subarray(0, 2)).toEqual(new TextEncoder().encode("PK"));
  // The very same bytes, and not others that are equal.
  expect(other).toBe(one);
  expect(await bytesOf(documents)).toBe(one);
});

it("knows a document by all that it is made of, and by who makes it", () => {
  offThread = openOffThread();
  const documents = new KeptDocuments(offThread, "1");
  const file = aFile();
  const tag = documents.tagOf(file);
  expect(documents.tagOf(aFile())).toBe(tag);
  expect(documents.tagOf({ ...file, format: "pdf" })).not.toBe(tag);
  const changed = { ...file.found, record: { ...file.found.record, summary: "One word of it is withdrawn" } };
  expect(documents.tagOf({ ...file, found: changed })).not.toBe(tag);
  expect(new KeptDocuments(offThread, "2").tagOf(file)).not.toBe(tag);
});

it("lets go of what was asked for longest ago where it has too much", async () => {
  offThread = openOffThread();
  const size = (await bytesOf(new KeptDocuments(offThread, "1"))).byteLength;
  const documents = new KeptDocuments(offThread, "1", size * 2.5);
  const first = await bytesOf(documents, aFile("001/2018"));
  const second = await bytesOf(documents, aFile("002/2018"));
  expect(await bytesOf(documents, aFile("001/2018"))).toBe(first);
  await bytesOf(documents, aFile("003/2018"));
  expect(await bytesOf(documents, aFile("001/2018"))).toBe(first);
  expect(await bytesOf(documents, aFile("002/2018"))).not.toBe(second);
});

it("says where it cannot be made now, and makes it when it is asked again", async () => {
  offThread = openOffThread({ workMs: 0 });
  const hurried = new KeptDocuments(offThread, "1");
  const file = aFile();
  expect(await hurried.bytesOf(file, hurried.tagOf(file))).toEqual({ is: "too-much" });
  await offThread.close();
  offThread = openOffThread();
  expect((await bytesOf(new KeptDocuments(offThread, "1"))).byteLength).toBeGreaterThan(1_000);
});
