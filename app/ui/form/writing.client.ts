import type { SessionLeft } from "~/domain/account/session-left";
import { paths } from "~/paths";
import { dropDrafts, dropSaved, forgetAllDrafts, readDraft, writeDraft, type Draft } from "./drafts.client";
import { FORGET_SAVED, readSaved, savedKey } from "./saved-mark";
import { keepSignedIn } from "./signed-in.client";
import { contentOf, fill, pristineOf } from "./texts.client";

const PAUSE_MS = 400;

const attended = new WeakSet<HTMLFormElement>();
/** A form is being sent, so the page is left on purpose. */
let isSending = false;
let isListening = false;

/**
 * Keeps in this browser what is typed into the page's forms until it is saved, offers what was typed earlier and is not, asks
 * before the page is left with it, and keeps the session going meanwhile. Call it once React has hydrated, and again
 * whenever the page has other forms: those attended to already are left alone.
 * @param account of the person who is signed in: nobody else is offered what they typed
 */
export function keepWriting(account: number, session: SessionLeft): void {
  dropDrafts(account);
  const saved = readSaved(document.cookie);
  if (saved !== null) {
    dropSaved(account, saved);
    document.cookie = FORGET_SAVED;
  }
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-writer]")) {
    if (attended.has(form)) continue;
    attended.add(form);
    attend(form, account);
  }
  if (isListening) return;
  isListening = true;
  listen();
  keepSignedIn(session);
}

function attend(form: HTMLFormElement, account: number): void {
  const address = { account, page: location.pathname + location.search, form: nameOf(form) };
  const keep = () => {
    writeDraft(address, isUnsaved(form) ? { ...draftOf(form), at: Date.now() } : null);
  };
  const found = readDraft(address);
  if (found && JSON.stringify(found.texts) !== JSON.stringify(contentOf(form))) offer(form, found, keep);
  else if (isUnsaved(form)) keep();
  let pause: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(keep, PAUSE_MS);
  });
  window.addEventListener("pagehide", () => {
    clearTimeout(pause);
    if (!isSending && pause !== undefined) keep();
  });
  form.addEventListener("draft-sent", () => {
    clearTimeout(pause);
    if (contentOf(form).length > 0) {
      writeDraft(address, {
        ...draftOf(form),
        at: Date.now(),
        sentWith: savedKey(hiddenIn(form, "formKey")?.value),
      });
    }
  });
}

function listen(): void {
  // React hears of it first, and holds back what is not right yet.
  window.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
    isSending = true;
    if (new URL(event.target.action).pathname === paths.signOut()) forgetAllDrafts();
    event.target.dispatchEvent(new Event("draft-sent"));
  });
  window.addEventListener("pageshow", () => {
    isSending = false;
  });
  window.addEventListener("beforeunload", (event) => {
    const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-writer]")];
    if (!isSending && forms.some(isUnsaved)) event.preventDefault();
  });
}

/** What was typed and not saved: also where the page came back with it, for something in it to be put right. */
function isUnsaved(form: HTMLFormElement): boolean {
  const content = contentOf(form);
  if (form.dataset.unsaved !== undefined) return content.length > 0;
  return JSON.stringify(content) !== JSON.stringify(pristineOf(form));
}

function draftOf(form: HTMLFormElement): Omit<Draft, "at"> {
  return { texts: contentOf(form), version: hiddenIn(form, "version")?.value ?? null, sentWith: null };
}

const hiddenIn = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);

/** Of several forms on a page: what may be typed into it. */
function nameOf(form: HTMLFormElement): string {
  return [...new Set(pristineOf(form, true).map(([name]) => name))].join(" ");
}

function offer(form: HTMLFormElement, found: Draft, keep: () => void): void {
  const notice = document.createElement("div");
  notice.className = "govuk-inset-text";
  notice.setAttribute("role", "region");
  notice.setAttribute("aria-label", "Unsaved text");
  const say = (text: string) => {
    const said = document.createElement("p");
    said.className = "govuk-body";
    said.setAttribute("role", "status");
    said.textContent = text;
    notice.replaceChildren(said);
  };
  say(`You have unsaved text from ${when(found.at)}.`);
  const buttons = document.createElement("div");
  buttons.className = "govuk-button-group";
  const version = hiddenIn(form, "version");
  const isOld = found.version !== null && version !== null && version.value !== found.version;
  buttons.append(
    buttonOf("Use it", () => {
      fill(form, found.texts);
      // Made on an earlier version, it is compared with what was saved since.
      if (isOld) version.value = found.version ?? "";
      say("Your text is in the form. It is not saved yet.");
      form.querySelector<HTMLElement>("textarea, input:not([type=hidden]), select")?.focus();
      keep();
    }),
    buttonOf("Discard it", () => {
      keep();
      say("The unsaved text is discarded.");
    }),
  );
  notice.append(buttons);
  form.before(notice);
}

function buttonOf(text: string, act: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = text;
  button.addEventListener("click", act);
  return button;
}

/** "14:02", and on another day "9 March at 14:02". */
function when(at: number): string {
  const then = new Date(at);
  const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  if (then.toDateString() === new Date().toDateString()) return time;
  return `${then.toLocaleDateString("en-GB", { day: "numeric", month: "long" })} at ${time}`;
}
