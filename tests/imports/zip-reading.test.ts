import { zipSync } from "fflate";
import { expect, it } from "vitest";
import { openZip } from "~/imports/zip-reading.server";

it("unpacks a part as often as it is asked for, until it is more than a zip may unpack to", async () => {
  const part = new Uint8Array(60 * 1024 * 1024);
  const zip = openZip(zipSync({ "xl/Part.xml": part }, { level: 0 }));
  const read = async (path: string) => (await zip.read(path))?.length;
  expect([await read("xl/part.xml"), await read("xl/part.xml"), await read("XL/PART.XML")]).toEqual(
    Array(3).fill(part.length),
  );
  await expect(read("xl/part.xml")).rejects.toThrow(/unpacks to far more than a budget can be/u);
  expect(await zip.read("xl/none.xml")).toBeNull();
});
