import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { openOffThread, type OffThread } from "../../app/platform/off-thread/off-thread.server";

let offThread: OffThread;
afterEach(() => offThread.close());

const rows = (count: number) => `service\t2018/19\n${"Helpline\t1\n".repeat(count)}`;

it("does one job after another, also after one that is refused", async () => {
  offThread = openOffThread();
  const done: string[] = [];
  const read = async (what: string, text: string) => {
    const outcome = await offThread.run("read-paste", { text });
    done.push(`${what}: ${outcome.is === "done" && outcome.value.ok}`);
  };
  await Promise.all([read("refused", "a\0"), read("large", rows(19_000)), read("small", "a\tb")]);
  expect(done).toEqual(["refused: false", "large: true", "small: true"]);
});

it("reads a file by its descriptor, and gives what is kept of it", async () => {
  offThread = openOffThread();
  const folder = await mkdtemp(path.join(tmpdir(), "off-thread-"));
  const file = await open(path.join(folder, "budget.csv"), "wx+");
  try {
    const { bytesWritten: size } = await file.write("service,2018/19\nHelpline,1\n");
    const given = { descriptor: file.fd, size, fileName: "budget.csv" };
    const outcome = await offThread.run("read-upload", given);
    if (outcome.is !== "done" || !outcome.value.ok) throw new Error("It was not read");
    const { sheetsJson, outlines } = outcome.value;
    expect(JSON.parse(Buffer.concat(sheetsJson).toString())).toEqual([
      {
        name: "budget",
        rows: [
          ["service", "2018/19"],
          ["Helpline", "1"],
        ],
      },
    ]);
    expect(outlines).toMatchObject([{ rowCount: 2, width: 2 }]);
  } finally {
    await file.close();
    await rm(folder, { recursive: true });
  }
});

it("gives up what takes too long, and does the next job", async () => {
  offThread = openOffThread({ workMs: 0 });
  expect(await offThread.run("read-paste", { text: rows(19_000) })).toEqual({ is: "too-much" });
  await offThread.close();
  offThread = openOffThread();
  expect(await offThread.run("read-paste", { text: "a\tb" })).toMatchObject({ is: "done" });
});

it("gives up what takes more memory than it has, and does the next job", async () => {
  offThread = openOffThread({ heapMegabytes: 48 });
  const many = `[${"[1],".repeat(1_500_000)}[1]]`;
  expect(await offThread.run("verify-text", { text: many, keys: { keys: [] } })).toEqual({ is: "too-much" });
  expect(await offThread.run("verify-text", { text: "{}", keys: { keys: [] } })).toMatchObject({
    is: "done",
  });
});

it("says that it is busy where a job's turn does not come", async () => {
  offThread = openOffThread({ waitMs: 1 });
  const [first, second] = await Promise.all([
    offThread.run("read-paste", { text: rows(19_000) }),
    offThread.run("read-paste", { text: "a\tb" }),
  ]);
  expect([first.is, second.is]).toEqual(["done", "busy"]);
});
