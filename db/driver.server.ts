import postgres from "postgres";

/** By this the mended driver says that it is; it goes up with each change to the patch. */
const MENDING = 1;

/** What a new connection is asked before anything else is said on it. */
export interface Approval {
  /** One statement, without parameters. */
  question: string;
  /** @throws where the connection must not be used; what wanted it then gets this error */
  accept: (rows: readonly Readonly<Record<string, unknown>>[]) => void;
}

export interface Connecting extends postgres.Options<Record<string, postgres.PostgresType>> {
  approve?: Approval;
  /** Left out of the driver's own types: how many statements may be on their way on one connection. */
  max_pipeline?: number;
}

/** The driver as npm has it loses and mixes up transactions whose connection is cut: docs/decisions/0028. */
export class DriverNotMended extends Error {
  constructor() {
    super(
      "The PostgreSQL driver in node_modules is not mended, and would lose or mix up what is saved when a connection is cut. Mend it with: npm run mend",
    );
    this.name = "DriverNotMended";
  }
}

/** The one way to PostgreSQL. @throws DriverNotMended */
export function connectPostgres(url: string, options: Connecting): postgres.Sql {
  requireMended(postgres);
  return postgres(url, { connect_timeout: 5, onnotice: () => undefined, ...options });
}

/** @throws DriverNotMended */
export function requireMended(driver: object): void {
  if (!("mending" in driver && driver.mending === MENDING)) throw new DriverNotMended();
}
