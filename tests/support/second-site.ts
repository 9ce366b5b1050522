import type { Database } from "../../db/client.server";
import { startTestSite, type TestSite } from "./site";

/** Another server on the database of the first, as an office may have them; `asked` counts what it asks of it. */
export async function startSecondSite(
  database: Database,
  options: Pick<NonNullable<Parameters<typeof startTestSite>[0]>, "now" | "clock"> = {},
): Promise<TestSite & { asked: () => number }> {
  let count = 0;
  const site = await startTestSite({
    ...options,
    served: (own) => ({
      ...database,
      get db() {
        count += 1;
        return database.db;
      },
      // Its own goes with it, and the first server's stays.
      close: () => own.close(),
    }),
  });
  return { ...site, asked: () => count };
}
