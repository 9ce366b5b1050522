import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

interface Told {
  status: number;
  message: string;
}

/** By the code of Node's error; anything else is a request that is none. */
const TOLD: Record<string, Told> = {
  HPE_HEADER_OVERFLOW: { status: 431, message: "The address or the headers of this request are too long." },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: { status: 413, message: "That is too large." },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, message: "The request took too long to arrive. Send it again." },
};
const NOT_HTTP: Told = { status: 400, message: "That is not a request this site can read." };
const EXPECTATION: Told = { status: 417, message: "What this request expects is not done here." };

/**
 * Requests that no page of ours ever sees, since Node cannot read them to their end or knows the answer itself. They are
 * answered like everything else: with the headers that keep a browser safe, and a sentence.
 * @param headers of each answer
 */
export function answerUnreadable(server: Server, headers: () => Record<string, string>): void {
  const answers = new WeakMap<Duplex, ServerResponse>();
  const note = ({ socket }: IncomingMessage, response: ServerResponse) => {
    answers.set(socket, response);
  };
  const plain = (message: string) => ({
    ...headers(),
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(message)),
    Connection: "close",
  });
  server.on("request", note);
  server.on("checkExpectation", (request: IncomingMessage, response: ServerResponse) => {
    note(request, response);
    response.writeHead(EXPECTATION.status, plain(EXPECTATION.message)).end(EXPECTATION.message);
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
    const begun = answers.get(socket);
    // In the midst of another answer, ours would be taken for a piece of it.
    if (!socket.writable || (begun?.headersSent === true && !begun.writableFinished)) {
      socket.destroy(error);
      return;
    }
    const { status, message } = TOLD[error.code ?? ""] ?? NOT_HTTP;
    const head = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
      `Date: ${new Date().toUTCString()}`,
      ...Object.entries(plain(message)).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.end(`${head.join("\r\n")}\r\n\r\n${message}`, () => {
      socket.destroy();
    });
  });
}
