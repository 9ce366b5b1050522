import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * What the PostgreSQL driver does wrong where a connection is cut, not mended in 3.4.9. Mended here, after each installation.
 * Each replacement is text of the driver and what stands there instead.
 */
const MENDINGS = {
  "connection.js": [
    // It ends the whole process where something small waits to be written: a transaction's ROLLBACK, for one. It is refused
    // like everything else on a cut connection, which can be used anew (https://github.com/porsager/postgres/issues/1208).
    [
      `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x`,
      `    const waiting = chunk
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket === null) {
      error(Errors.connection('CONNECTION_CLOSED', options))
      return false
    }
    return socket.write(waiting, fn)`,
    ],
    [
      `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
      `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)
    socket.removeListener('connect', connected)
    idleTimer.cancel()`,
    ],
    // What was asked between a reset and the end of its connection stays in line, and takes the answers to what is asked
    // once there is a new one, which then waits for ever (https://github.com/porsager/postgres/pull/1215).
    [
      `    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    closedTime`,
      `    if (query || sent.length)
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = null
    result = new Result()
    closedTime`,
    ],
  ],
  "index.js": [
    // The work of a transaction goes on after its connection was cut, and what it then says, its COMMIT or ROLLBACK too, is
    // said in the transaction that has the connection next (https://github.com/porsager/postgres/issues/1216).
    [
      `      , connection
      , prepare = null

    try {`,
      `      , connection
      , cut = null
      , prepare = null

    try {`,
    ],
    [`connection.onclose = reject)`, `connection.onclose = e => reject(cut = e))`],
    [
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full`,
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (cut)
          return q.reject(cut)
        c.queue === full`,
    ],
  ],
};

/** @param folder the driver's `src` @throws where the driver is another one than was looked at */
export function repairDriver(folder) {
  for (const [name, replacements] of Object.entries(MENDINGS)) repair(path.join(folder, name), replacements);
}

function repair(file, replacements) {
  const source = readFileSync(file, "utf8");
  const mended = replacements.reduce((text, [wrong, right]) => {
    if (text.includes(right)) return text;
    if (text.includes(wrong)) return text.replace(wrong, () => right);
    throw new Error(
      `${file} is not the driver that repair-driver.mjs mends. See whether it still needs it: tests/platform/outages.test.ts and cut-connections.test.ts`,
    );
  }, source);
  if (mended === source) return;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mended);
  renameSync(draft, file);
}
