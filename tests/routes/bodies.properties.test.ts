import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { formLimits } from "../../app/forms/form-limits";
import { answerForm } from "../../app/forms/eia/answer-form";
import { eiaForm } from "../../app/forms/eia/eia-form";
import { importForm } from "../../app/forms/budget/import/import-form";
import { setUpForm } from "../../app/forms/office/office-form";
import { setPasswordForm } from "../../app/forms/account/password-forms";
import { signInForm } from "../../app/forms/account/sign-in-form";
import { verifyForm } from "../../app/forms/register/verify-form";
import type { FormFields } from "../../app/forms/form";
import { oddBodies, type OddBody } from "../support/bodies";
import { HoldMeter, type Held } from "../support/hold";
import { startWholeOffice, type WholeOffice } from "../support/whole-office";

/** Milliseconds: nobody who asks for `/healthz` waits longer behind a single request. */
const LONGEST_HOLD = 100;
/**
 * A body takes the same work each time, and what else the machine does only adds to it: the least of so many posts counts.
 * One that is within the limit at once needs no other.
 */
const POSTS_OF_ONE = 3;
const BODIES = 40;
const SEED = 20181209;

let office: WholeOffice;
let meter: HoldMeter;
beforeAll(async () => {
  office = await startWholeOffice();
  meter = new HoldMeter();
});
afterAll(async () => {
  await meter.close();
  await office.site.stop();
});

const FORMS: [name: string, path: () => string, form: FormFields, isAuthors: boolean, size: number][] = [
  ["checking a record", () => "/verify", verifyForm, false, 6_000_000],
  ["signing in", () => "/sign-in", signInForm, false, 1_000_000],
  ["choosing a password", () => `/set-password/${"a".repeat(43)}`, setPasswordForm, false, 1_000_000],
  ["the first account", () => "/set-up", setUpForm, false, 1_000_000],
  ["the import of a budget", () => `${framework()}/budget/import`, importForm, true, 6_000_000],
  [
    "an entry of the EIA",
    () => `${framework()}/eia/entries/${office.values.changeId}`,
    answerForm,
    true,
    6_000_000,
  ],
  ["the head of the EIA", () => `${framework()}/eia/form`, eiaForm({ marking: null }, []), true, 1_000_000],
];
const framework = () => `/frameworks/${office.values.frameworkId}`;

it.each(FORMS)(
  "%s holds up nobody, whatever is sent",
  async (_name, path, form, isAuthors, size) => {
    const cookie = isAuthors ? office.visitors.eia_author.cookie : null;
    const post = ({ contentType, body }: OddBody): Promise<Held> =>
      meter.post(office.site.origin, {
        path: path(),
        headers: { "Content-Type": contentType, ...(cookie ? { Cookie: cookie } : {}) },
        body,
      });
    const { texts, file } = formLimits(form);
    const names = [...texts.keys(), ...(file ? [file.name] : [])];
    const bodies = oddBodies(names, size);
    // What is compiled at its first use is another matter.
    for (const body of fc.sample(bodies, { seed: SEED + 1, numRuns: 10 })) await post(body);
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        let least = Infinity;
        for (let count = 0; count < POSTS_OF_ONE && least >= LONGEST_HOLD; count += 1) {
          const { status, held } = await post(body);
          expect(status).toBeLessThan(500);
          least = Math.min(least, held);
        }
        expect(least).toBeLessThan(LONGEST_HOLD);
      }),
      { seed: SEED, numRuns: BODIES, endOnFailure: true },
    );
  },
  300_000,
);
