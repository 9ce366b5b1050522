import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

/** How the server is set up. Everything it takes from the process environment is here. */
const LOOPBACK = ["127.0.0.1", "localhost", "::1"];

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  PORT: z.coerce.number("PORT must be a number").int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//u, "DATABASE_URL must start with postgresql://")
    .refine((text) => URL.canParse(text), "DATABASE_URL must be like postgresql://user@host:5432/database")
    .optional(),
  DATABASE_URL_FILE: z.string().min(1).optional(),
  PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/u, error: "PUBLIC_ORIGIN must be like https://eia.example.org" })
    .refine(
      (text) => URL.canParse(text) && new URL(text).origin === text,
      "PUBLIC_ORIGIN must be scheme and host alone, like https://eia.example.org",
    )
    .optional(),
  SIGNING_KEY_FILE: z.string().min(1).optional(),
  TRUST_PROXY: z.coerce
    .number("TRUST_PROXY must be how many proxies there are")
    .int()
    .min(0)
    .max(9)
    .default(0),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
});

export interface Environment {
  mode: "development" | "production" | "test";
  port: number;
  host: string;
  isLoopback: boolean;
  dataFolder: string;
  databaseUrl: string | undefined;
  publicOrigin: string | undefined;
  /** Where the key with which records are sealed is kept. */
  signingKeyFile: string;
  logLevel: string;
  /** How many proxies a request comes through, each of which adds whom it had it from to X-Forwarded-For. */
  trustedProxies: number;
}

export class EnvironmentFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = "EnvironmentFault";
  }
}

/**
 * @param defaultDataFolder where the embedded database is kept unless DATA_DIR says otherwise
 * @throws EnvironmentFault in one line that names what is wrong
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  defaultDataFolder: string,
): Environment {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse({ ...set, DATABASE_URL: readDatabaseUrl(set) });
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return message.startsWith(name) ? message : `${name}: ${message}`;
    });
    throw new EnvironmentFault(`The environment is not right. ${faults.join("; ")}`);
  }
  const value = parsed.data;
  return {
    mode: value.NODE_ENV,
    port: value.PORT,
    host: value.HOST,
    isLoopback: LOOPBACK.includes(value.HOST),
    dataFolder: value.DATA_DIR ?? defaultDataFolder,
    databaseUrl: value.DATABASE_URL,
    publicOrigin: value.PUBLIC_ORIGIN,
    signingKeyFile:
      value.SIGNING_KEY_FILE ?? path.join(value.DATA_DIR ?? defaultDataFolder, "signing-key.json"),
    logLevel: value.LOG_LEVEL,
    trustedProxies: value.TRUST_PROXY,
  };
}

/** A container is given what is secret in a file: its variables are shown to whoever may look at it. */
function readDatabaseUrl({
  DATABASE_URL: url,
  DATABASE_URL_FILE: file,
}: Readonly<Record<string, string | undefined>>): string | undefined {
  if (file === undefined) return url;
  if (url !== undefined) {
    throw new EnvironmentFault("Both DATABASE_URL and DATABASE_URL_FILE are set. Set one of them.");
  }
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new EnvironmentFault(`DATABASE_URL_FILE cannot be read: ${why}`);
  }
}

/**
 * The origins a browser may post from and the hosts it may ask for: PUBLIC_ORIGIN, else the address listened on
 * under each of its loopback names. Never taken from a request.
 */
export function allowedOrigins(environment: Environment, listeningPort: number): string[] {
  if (environment.publicOrigin) return [environment.publicOrigin];
  const hosts = environment.isLoopback ? ["127.0.0.1", "localhost", "[::1]"] : [bracketed(environment.host)];
  return hosts.map((host) => new URL(`http://${host}:${listeningPort}`).origin);
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
