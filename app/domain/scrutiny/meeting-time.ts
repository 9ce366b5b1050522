/**
 * The hour of a meeting as people write it: `13:00`, `1.30pm`, `1pm`.
 * @returns as `13:00`; null for what is none
 */
export function readMeetingTime(text: string): string | null {
  const [, hours = "", minutes = "00", half] =
    /^(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?$/iu.exec(text.trim()) ?? [];
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hours === "" || minute > 59) return null;
  if (half === undefined) {
    return /[.:]/u.test(text) && hour < 24 ? asTime(hour, minute) : null;
  }
  if (hour < 1 || hour > 12) return null;
  return asTime((hour % 12) + (half.toLowerCase() === "pm" ? 12 : 0), minute);
}

const asTime = (hour: number, minute: number) =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;

/** @param time as `13:00` @returns for example `1pm`, or `1:30pm` */
export function formatMeetingTime(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  if (minute === 0 && hour === 12) return "midday";
  const clock = `${((hour + 11) % 12) + 1}${minute === 0 ? "" : `:${String(minute).padStart(2, "0")}`}`;
  return `${clock}${hour < 12 ? "am" : "pm"}`;
}
