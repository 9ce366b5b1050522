import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** Stands between a client and a server, and can be away for a while as a cable or a restarting server is. */
export interface SwitchableProxy {
  port: number;
  /** Cuts all connections and takes no more. */
  goAway: () => Promise<void>;
  comeBack: () => Promise<void>;
  /** Cuts all connections in the way that is an error to who reads from them (RST), and takes new ones. */
  reset: () => void;
  /** Keeps its connections and takes new ones, but passes nothing on. */
  fallSilent: () => void;
  speakAgain: () => void;
}

/** @param target the address that is passed on to */
export async function startProxy(target: { host: string; port: number }): Promise<SwitchableProxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // A cut connection is what this is for.
    socket.on("error", () => socket.destroy());
  };
  let isSilent = false;
  const listen = async (port: number): Promise<Server> => {
    const server = createServer((from) => {
      const to = connect(target.port, target.host);
      keep(from);
      keep(to);
      from.pipe(to).pipe(from);
      if (isSilent) for (const socket of [from, to]) socket.pause();
      from.on("close", () => to.destroy());
      to.on("close", () => from.destroy());
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return server;
  };
  let server = await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    goAway: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    comeBack: async () => {
      server = await listen(port);
    },
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    fallSilent: () => {
      isSilent = true;
      for (const socket of sockets) socket.pause();
    },
    speakAgain: () => {
      isSilent = false;
      for (const socket of sockets) socket.resume();
    },
  };
}
