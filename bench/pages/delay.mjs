import { once } from "node:events";
import { connect, createServer } from "node:net";

/**
 * Stands before the database as a network would: what either side says arrives so much later, in its order. With it, the
 * round trips of a page can be counted from outside.
 * @param delayMs of each direction
 * @returns the port, and what ends it
 */
export async function startDelay({ host, port }, delayMs) {
  const sockets = new Set();
  const pass = (from, to) => {
    from.on("data", (bytes) => {
      setTimeout(() => {
        if (!to.destroyed) to.write(bytes);
      }, delayMs);
    });
    from.on("close", () => {
      setTimeout(() => to.destroy(), delayMs);
    });
    from.on("error", () => from.destroy());
  };
  const server = createServer({ noDelay: true }, (client) => {
    const upstream = connect({ host, port, noDelay: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
    pass(client, upstream);
    pass(upstream, client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: server.address().port,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
