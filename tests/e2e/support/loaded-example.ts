import { temporaryFolder } from "../../support/command";
import { LOADED_EXAMPLE, startDemoIn } from "./demo-site";

/** Once for the whole run, for it takes half a minute: the demonstration loads its example, and ends. */
export default async function loadExample(): Promise<() => Promise<void>> {
  const { folder, remove } = await temporaryFolder();
  try {
    const demo = await startDemoIn(folder);
    await demo.end();
  } catch (error) {
    await remove();
    throw error;
  }
  process.env[LOADED_EXAMPLE] = folder;
  return remove;
}
