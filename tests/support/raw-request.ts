import { request, type Agent, type IncomingHttpHeaders } from "node:http";

export interface RawAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface RawRequest {
  method?: string;
  /** Sent as it is, whereas fetch and browsers would tidy it up first. */
  path: string;
  headers?: Record<string, string>;
  /** With its length; null for a body in pieces whose length is not given. */
  body?: string | null;
  /** What happens while the headers are there and the body is still to come. */
  beforeBody?: () => Promise<void>;
  /** Of one that keeps its connections, for several requests on one. */
  agent?: Agent;
}

/** A request as no browser would send it: with any host, any path, or none of the headers. */
export function rawRequest(
  origin: string,
  { method = "GET", path, headers = {}, body, beforeBody, agent }: RawRequest,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const length = typeof body === "string" ? { "Content-Length": String(Buffer.byteLength(body)) } : {};
  return new Promise((resolve, reject) => {
    const all = { ...length, ...headers };
    const sent = request({ hostname, port, method, path, headers: all, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text });
      });
    });
    sent.on("error", reject);
    if (body === null) sent.write("a=b");
    if (!beforeBody) {
      sent.end(body ?? undefined);
      return;
    }
    sent.flushHeaders();
    beforeBody().then(() => sent.end(body ?? undefined), reject);
  });
}
