import type { JSONWebKeySet } from "jose";
import type { DraftFile, PublishedFile } from "~/documents/document-file.render.server";
import { contentOf, type OpenFile } from "~/imports/content.server";
import { readPaste, readUpload } from "~/imports/read-upload.server";
import { uploadReading, type UploadReading } from "~/imports/uploaded-sheets.server";
import { verifyRecord, type Verification } from "~/services/register/verify-record.server";

/** What each job is given, and what comes of it. */
export interface Jobs {
  "read-upload": { given: OpenFile & { fileName: string }; comes: UploadReading };
  "read-paste": { given: { text: string }; comes: UploadReading };
  "verify-file": { given: OpenFile & { keys: JSONWebKeySet }; comes: Verification };
  "verify-text": { given: { text: string; keys: JSONWebKeySet }; comes: Verification };
  "make-published": { given: PublishedFile; comes: Uint8Array<ArrayBuffer> };
  "make-draft": { given: DraftFile; comes: Uint8Array<ArrayBuffer> };
}
export type Job = { [Name in keyof Jobs]: { name: Name; given: Jobs[Name]["given"] } }[keyof Jobs];

interface Done {
  value: Jobs[keyof Jobs]["comes"];
  /** Handed over and not copied. */
  transfer: ArrayBuffer[];
}

export async function doJob(job: Job): Promise<Done> {
  switch (job.name) {
    case "read-upload":
      return handedOver(uploadReading(await readUpload(contentOf(job.given), job.given.fileName)));
    case "read-paste":
      return handedOver(uploadReading(await readPaste(job.given.text)));
    case "verify-file": {
      const text = new TextDecoder().decode(contentOf(job.given).subarray(0, job.given.size));
      return { value: await verifyRecord(text, job.given.keys), transfer: [] };
    }
    case "verify-text":
      return { value: await verifyRecord(job.given.text, job.given.keys), transfer: [] };
    // What writes documents is large, and most threads never need it.
    case "make-published": {
      const { renderPublished } = await import("~/documents/document-file.render.server");
      return bytesOf(await renderPublished(job.given));
    }
    case "make-draft": {
      const { renderDraft } = await import("~/documents/document-file.render.server");
      return bytesOf(await renderDraft(job.given));
    }
  }
}

/** A copy of its own: a buffer may be a part of one that others use. */
function bytesOf(made: Buffer): Done {
  const value = new Uint8Array(made);
  return { value, transfer: [value.buffer] };
}

function handedOver(value: UploadReading): Done {
  return { value, transfer: value.ok ? value.sheetsJson.map(({ buffer }) => buffer) : [] };
}
