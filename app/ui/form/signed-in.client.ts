import type { SessionLeft } from "~/domain/account/session-left";
import { paths } from "~/paths";

const NOTICE_SECONDS = 5 * 60;
/** Typing asks no more often; the service moves the end no more often either. */
const ASK_EVERY_MS = 5 * 60 * 1000;
/** Where the pages of this site in this browser tell each other when the session ends. */
const ENDS = "session-ends";

let ends = 0;
let endsInAnyCase = 0;
let lastAsked = Date.now();
let timer: ReturnType<typeof setTimeout> | undefined;
let notice: HTMLElement | null = null;

/** Typing keeps the session going; five minutes before it ends a notice says so, whose button keeps it going too. */
export function keepSignedIn(session: SessionLeft): void {
  take(session);
  document.addEventListener("input", () => {
    if (Date.now() - lastAsked > ASK_EVERY_MS) void ask();
  });
  // Another page of this browser was used meanwhile.
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key !== ENDS || Number(newValue) <= ends) return;
    ends = Number(newValue);
    wait();
  });
}

function take({ idle, absolute }: SessionLeft): void {
  ends = Date.now() + idle * 1000;
  endsInAnyCase = Date.now() + absolute * 1000;
  try {
    localStorage.setItem(ENDS, String(ends));
  } catch {
    // Then each page only knows of itself.
  }
  wait();
}

async function ask(): Promise<void> {
  lastAsked = Date.now();
  try {
    const answer = await fetch(paths.session(), { cache: "no-store" });
    if (answer.ok) take((await answer.json()) as SessionLeft);
    else if (answer.status === 401)
      show("You were signed out. What you wrote is kept: press the button of the form, and sign in.", false);
  } catch {
    // The line is lost for now; the next stroke of a key asks again.
    lastAsked = 0;
  }
}

function wait(): void {
  clearTimeout(timer);
  notice?.remove();
  notice = null;
  timer = setTimeout(
    () => {
      const at = new Date(ends).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      const isFixed = endsInAnyCase - ends < 1000;
      show(
        isFixed
          ? `You will be signed out at ${at}, twelve hours after you signed in. Save what you are writing before then.`
          : `You will be signed out at ${at}.`,
        !isFixed,
      );
    },
    Math.max(0, ends - Date.now() - NOTICE_SECONDS * 1000),
  );
}

function show(text: string, withButton: boolean): void {
  notice?.remove();
  const said = document.createElement("p");
  said.className = "govuk-body govuk-!-margin-bottom-2";
  said.textContent = text;
  notice = document.createElement("div");
  notice.className = "app-session-notice";
  notice.setAttribute("role", "alert");
  notice.append(said);
  if (withButton) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-!-margin-bottom-0";
    button.textContent = "Stay signed in";
    button.addEventListener("click", () => void ask());
    notice.append(button);
  }
  document.getElementById("main-content")?.before(notice);
}
