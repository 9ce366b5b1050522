import { NOT_RETURNED } from "~/domain/results/line-return";
import { NO_VERSION, type ServiceContext } from "~/services/context.server";
import { recordReminder } from "~/services/results/record-reminder.server";
import { recordReturn } from "~/services/results/record-return.server";
import { saveIndicator } from "~/services/results/save-indicator.server";
import { NOT_MONITORED, setMonitoring } from "~/services/results/set-monitoring.server";
import type { DemoEmail } from "./accounts";
import { MADE_UP, REMINDER, RESULTS } from "./example-results";
import { contentOf } from "./load-example.server";

/** Made-up results of a few lines of the signed copy: one late, one near its target, one that is not what the EIA expected. */
export async function loadResults(
  at: (email: DemoEmail, moment: string) => Promise<ServiceContext>,
  frameworkId: number,
): Promise<void> {
  const settingUp = await at("author@opcc.example", "2018-04-03T09:00");
  const { budget } = await contentOf(settingUp, frameworkId);
  for (const { line, indicator, returns } of RESULTS) {
    const lineId = budget.lines.find(({ service }) => service === line)?.id;
    if (lineId === undefined) throw new Error(`${line} is not in the example`);
    const place = { frameworkId, lineId };
    await setMonitoring(settingUp, { ...place, frequency: "full_year", version: NOT_MONITORED });
    const indicatorId = await saveIndicator(settingUp, {
      ...{ ...place, ...indicator },
      ...{ indicatorId: "new" as const, version: NO_VERSION },
    });
    for (const { periodEndsOn, value, spent, people } of returns) {
      const entering = await at("author@opcc.example", `${periodEndsOn.slice(0, 4)}-04-20T09:00`);
      await recordReturn(entering, {
        ...{ ...place, periodEndsOn, version: NOT_RETURNED },
        words: { values: { [indicatorId]: value }, spent, note: MADE_UP },
        ownAnswers: [],
        counts: people ? { [indicatorId]: people } : {},
      });
    }
    const isLate = !returns.some(({ periodEndsOn }) => periodEndsOn === REMINDER.periodEndsOn);
    if (isLate) {
      await recordReminder(await at("author@opcc.example", "2021-05-10T11:00"), { ...place, ...REMINDER });
    }
  }
}
