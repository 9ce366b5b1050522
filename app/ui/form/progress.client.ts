const AFTER_MS = 1000;
/** What answers with a file does not replace the page, so nothing would take the notice away again. */
const IS_FILE = /\.(?:csv|jsonl?|ods|xlsx)$/u;

let timer: ReturnType<typeof setTimeout> | undefined;
let notice: HTMLElement | null = null;

/** Says that the service is working where the next page takes longer than a second. */
export function showProgress(): void {
  if (notice) return;
  notice = document.createElement("div");
  notice.className = "app-progress app-no-print";
  notice.setAttribute("role", "status");
  document.body.append(notice);
  window.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) begin();
  });
  window.addEventListener("click", (event) => {
    if (event.target instanceof Element && leadsToPage(event, event.target.closest("a"))) begin();
  });
  window.addEventListener("pageshow", end);
  window.addEventListener("pagehide", end);
}

/** Whether a press on a link replaces this page by another of this site. */
function leadsToPage(event: MouseEvent, link: HTMLAnchorElement | null): boolean {
  if (!link || event.defaultPrevented || event.button !== 0 || link.target !== "") return false;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  const isHere = link.pathname === location.pathname && link.search === location.search;
  return link.origin === location.origin && !isHere && !IS_FILE.test(link.pathname);
}

function begin(): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (notice) notice.textContent = "Working on it. This may take a moment.";
  }, AFTER_MS);
}

function end(): void {
  clearTimeout(timer);
  if (notice) notice.textContent = "";
}
