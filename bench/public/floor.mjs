import { createServer, get } from "node:http";

/** A plain Node server that sends the bytes of one page, with its headers, and says 304 to whoever has them. */
const page = await new Promise((resolve, reject) => {
  get(process.env.SAME_AS, { headers: { "accept-encoding": "gzip" } }, (answer) => {
    const pieces = [];
    answer.on("data", (piece) => pieces.push(piece));
    answer.on("end", () => resolve({ headers: answer.headers, bytes: Buffer.concat(pieces) }));
  }).on("error", reject);
});
const { date: _date, connection: _connection, "keep-alive": _keep, ...headers } = page.headers;
const { "content-length": _length, ...unchanged } = headers;

createServer((request, response) => {
  if (request.headers["if-none-match"] === headers.etag) response.writeHead(304, unchanged).end();
  else response.writeHead(200, headers).end(page.bytes);
}).listen(Number(process.env.PORT), "127.0.0.1", () => {
  console.log("Listening");
});
