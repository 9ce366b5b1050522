import postgres from "postgres";
import { ensureBuilt, ensureInstalled, load } from "../app/platform/cli/prepare.mjs";

/** On the embedded database, or with DATABASE_URL on a PostgreSQL server, in a database of its own that is removed again. */
ensureInstalled();
ensureBuilt();
// React is several times slower when it is not told.
process.env.NODE_ENV ||= "production";
const serverUrl = process.env.DATABASE_URL;
const name = `bench_documents_${process.pid}`;
const owner = serverUrl ? postgres(serverUrl, { max: 1, onnotice: () => undefined }) : null;
try {
  if (owner) {
    await owner.unsafe(`create database ${name}`);
    process.env.DATABASE_URL = Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
  }
  const { measureDocuments } = await load("../../../bench/documents/measure.ts");
  await measureDocuments();
} finally {
  if (owner) {
    await owner.unsafe(`drop database if exists ${name} with (force)`);
    await owner.end();
  }
}
