import fc from "fast-check";
import { expect, it } from "vitest";
import { formatMeetingTime, readMeetingTime } from "~/domain/scrutiny/meeting-time";

it.each([
  ["1pm", "13:00"],
  [" 1:00PM ", "13:00"],
  ["1.30 pm", "13:30"],
  ["12am", "00:00"],
  ["12pm", "12:00"],
  ["13:00", "13:00"],
  ["9.05", "09:05"],
  ["13", null],
  ["13pm", null],
  ["0am", null],
  ["24:00", null],
  ["10:60", null],
  ["noon", null],
  ["", null],
])("reads %j as %j", (typed, time) => {
  expect(readMeetingTime(typed)).toBe(time);
});

it.each([
  ["13:00", "1pm"],
  ["13:30", "1:30pm"],
  ["00:00", "12am"],
  ["09:05", "9:05am"],
  ["12:00", "midday"],
])("says %s as %s", (time, words) => {
  expect(formatMeetingTime(time)).toBe(words);
});

it("reads again what it says", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      const time = [hour, minute].map((part) => String(part).padStart(2, "0")).join(":");
      if (time !== "12:00") expect(readMeetingTime(formatMeetingTime(time))).toBe(time);
    }),
  );
});
