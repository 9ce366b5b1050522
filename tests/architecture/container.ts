import { DockerfileParser, type Copy, type Dockerfile, type Instruction } from "dockerfile-ast";
import { validate } from "dockerfile-utils";

/** One `FROM` of a Dockerfile and what follows it. */
export interface Stage {
  /** The name after AS; empty where it has none. */
  name: string;
  image: string;
  instructions: readonly Instruction[];
}

/** What the linter says, in lines. */
export function lintDockerfile(text: string): string[] {
  return validate(text).map(({ range, message }) => {
    const words = typeof message === "string" ? message : message.value;
    return `${range.start.line + 1}: ${words}`;
  });
}

/** The stages, with the values that the build's arguments have by default. */
export function readStages(text: string): Stage[] {
  const dockerfile: Dockerfile = DockerfileParser.parse(text);
  const values = new Map(
    dockerfile
      .getInitialARGs()
      .flatMap((arg) => arg.getProperty() ?? [])
      .map((property) => [property.getName(), property.getValue() ?? ""]),
  );
  const starts = dockerfile.getFROMs();
  return starts.map((from, index) => {
    const begin = from.getRange().start.line;
    const end = starts[index + 1]?.getRange().start.line ?? Infinity;
    return {
      name: from.getBuildStage() ?? "",
      image: (from.getImage() ?? "").replace(/\$\{(\w+)\}/gu, (_, name: string) => values.get(name) ?? ""),
      instructions: dockerfile
        .getInstructions()
        .filter(
          (instruction) =>
            instruction.getRange().start.line > begin && instruction.getRange().start.line < end,
        ),
    };
  });
}

/** The instructions of a kind, as they are written behind their keyword. */
export function written({ instructions }: Stage, keyword: string): string[] {
  return instructions
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArgumentsContent() ?? "");
}

/** What is copied, and from which stage; null for the folder that is built from. */
export function copied({ instructions }: Stage): { from: string | null; sources: string[]; to: string }[] {
  return instructions.filter(isCopy).map((copy) => {
    const parts = copy.getArguments().map((argument) => argument.getValue());
    const from = copy.getFlags().find((flag) => flag.getName() === "from");
    return { from: from?.getValue() ?? null, sources: parts.slice(0, -1), to: parts.at(-1) ?? "" };
  });
}

function isCopy(instruction: Instruction): instruction is Copy {
  return instruction.getKeyword() === "COPY";
}
