/**
 * A question that a person answers at a glance and a program that only fills in forms does not: asked where very many answers
 * come from one place, in place of a picture puzzle by a third party. It is read aloud like any other, and nobody is refused
 * who answers it wrongly or not at all.
 */
export interface PersonQuestion {
  text: string;
  options: readonly string[];
  right: string;
}

const KINDS: readonly { text: string; words: readonly string[] }[] = [
  { text: "Which of these is an animal?", words: ["Horse", "Rabbit", "Goat", "Owl", "Fox", "Duck"] },
  {
    text: "Which of these is something to eat?",
    words: ["Bread", "Apple", "Soup", "Cheese", "Rice", "Cake"],
  },
  { text: "Which of these is a colour?", words: ["Red", "Green", "Blue", "Yellow", "Brown", "Pink"] },
  {
    text: "Which of these is a piece of furniture?",
    words: ["Chair", "Table", "Bed", "Desk", "Sofa", "Bench"],
  },
  { text: "Which of these is a kind of weather?", words: ["Rain", "Snow", "Fog", "Wind", "Hail", "Storm"] },
];

/** @param bytes at least eight that nobody can foretell: the same ones have the same question */
export function personQuestion(bytes: Uint8Array): PersonQuestion {
  const at = <T>(all: readonly T[], byte: number): T => {
    const one = all[(bytes[byte] ?? 0) % all.length];
    if (one === undefined) throw new Error("There is nothing to choose from");
    return one;
  };
  const asked = at(KINDS, 0);
  const right = at(asked.words, 1);
  const wrong = KINDS.filter((kind) => kind !== asked).map((kind, index) => at(kind.words, 2 + index));
  const place = (bytes[7] ?? 0) % (wrong.length + 1);
  return { text: asked.text, options: wrong.toSpliced(place, 0, right), right };
}
