import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { listGroundSettings } from "~db/queries/grounds.server";
import { groundsByAct, isOfferedOn } from "~/domain/publication/listed-grounds";
import { formatDate } from "~/domain/shared/calendar-date";
import { paths } from "~/paths";
import { todayOf } from "~/services/context.server";
import { GroundsOfAct } from "~/ui/account/grounds-of-act";
import { ButtonLink } from "~/ui/govuk";
import { Crumbs, PageHeading } from "~/ui/page";
import { pageHandle } from "~/ui/page-handle";
import { requireOfficeAct } from "./administration.server";

const TITLE = "Legal grounds for withholding";

export const handle = pageHandle({ title: () => TITLE });

export async function loader(args: LoaderFunctionArgs) {
  await requireOfficeAct(args, "office.manage");
  const today = todayOf(args.context);
  const grounds = await listGroundSettings(args.context.database.db);
  return {
    acts: groundsByAct(grounds).map((act) => ({
      ...act,
      grounds: act.grounds.map(({ checkedOn, ...ground }) => ({
        ...ground,
        isOffered: isOfferedOn(ground, today),
        checked: checkedOn === null ? "" : formatDate(checkedOn),
      })),
    })),
  };
}

export default function Grounds() {
  const { acts } = useLoaderData<typeof loader>();
  return (
    <>
      <Crumbs
        items={[
          { text: "Administration", href: paths.admin() },
          { text: "The office", href: paths.office() },
        ]}
      />
      <PageHeading title={TITLE} />
      <p className="govuk-body">
        A monitoring officer who withholds something names one of these, or writes another. Each says where it
        was read and when: that is no legal advice, and the law may have changed since. Which of them this
        office may rely on depends on what kind of body it is and where.
      </p>
      <ButtonLink href={paths.newGround()}>Add a ground</ButtonLink>
      {acts.map((act) => (
        <GroundsOfAct key={act.key} act={act} />
      ))}
    </>
  );
}
