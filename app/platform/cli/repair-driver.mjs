import { readFileSync, renameSync, writeFileSync } from "node:fs";

/**
 * The PostgreSQL driver ends the whole process where a connection is cut while something small waits to be written to it:
 * a transaction's ROLLBACK, for one (https://github.com/porsager/postgres/issues/1208, not mended in 3.4.9). Mended here,
 * after each installation: what waits is refused like everything else on a cut connection, which can be used anew.
 */
const NEXT_WRITE = `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x`;
const NEXT_WRITE_MENDED = `    const waiting = chunk
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket === null) {
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    return socket.write(waiting, fn)`;
const CLOSED = `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`;
const CLOSED_MENDED = CLOSED.replace(
  "clearImmediate(nextWriteTimer)",
  "clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null",
);

/** @param file the driver's `src/connection.js` @throws where the driver is another one than was looked at */
export function repairDriver(file) {
  const source = readFileSync(file, "utf8");
  if (source.includes(NEXT_WRITE_MENDED) && source.includes(CLOSED_MENDED)) return;
  if (!source.includes(NEXT_WRITE) || !source.includes(CLOSED)) {
    throw new Error(
      `${file} is not the driver that repair-driver.mjs mends. See whether it still needs it: tests/platform/outages.test.ts`,
    );
  }
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, source.replace(NEXT_WRITE, NEXT_WRITE_MENDED).replace(CLOSED, CLOSED_MENDED));
  renameSync(draft, file);
}
