import type { AccessibilitySettings } from "../../app/domain/accessibility/statement";
import type { Db } from "../client.server";
import { accessibilityStatement } from "../schema";

/** What the office says in its accessibility statement; null until it has said it. */
export async function findAccessibilityStatement(db: Db): Promise<AccessibilitySettings | null> {
  const [row] = await db.select().from(accessibilityStatement);
  if (!row) return null;
  const { id: _id, ...settings } = row;
  return settings;
}
