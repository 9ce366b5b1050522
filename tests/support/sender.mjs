import { request } from "node:http";
import { parentPort } from "node:worker_threads";

/** Sends from a thread of its own, so that what a test measures on its thread is the server's alone. */
parentPort.on("message", ({ origin, path, headers, body }) => {
  const { hostname, port } = new URL(origin);
  const answer = (status, bytes) => parentPort.postMessage({ status, bytes });
  const sent = request(
    { hostname, port, path, method: "POST", headers: { ...headers, "Content-Length": body.length } },
    (response) => {
      let bytes = 0;
      response.on("data", (chunk) => {
        bytes += chunk.length;
      });
      response.on("end", () => answer(response.statusCode, bytes));
      response.on("error", () => answer(response.statusCode, bytes));
    },
  );
  // A server that has answered need not take the rest.
  sent.on("error", () => answer(0, 0));
  sent.end(body);
});
