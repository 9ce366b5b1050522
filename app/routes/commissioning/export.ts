import type { LoaderFunctionArgs } from "@remix-run/node";
import { listProjects } from "~db/queries/commissioning.server";
import { projectsExport } from "~/documents/projects-export.view";
import { answerTable } from "~/routes/answer-export.server";
import { loadProjectsRoom } from "./projects-at-hand.server";

export async function loader(args: LoaderFunctionArgs) {
  const { framework, today } = await loadProjectsRoom(args);
  const { db } = args.context.database;
  const [projects, { budget, links }] = await Promise.all([
    listProjects(db, framework.id),
    args.context.contentOf(framework.id),
  ]);
  const names = {
    lines: new Map(budget.lines.map(({ id, service }) => [id, service])),
    changes: new Map(links.map(({ id, title }) => [id, title])),
  };
  return answerTable(args, framework.title, projectsExport(projects, names, today));
}
