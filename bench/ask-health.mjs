import { parentPort, workerData } from "node:worker_threads";

/** Asks over and over until it is told that it is over, and says how many milliseconds the slowest answer took. */
async function ask() {
  const began = performance.now();
  await (await fetch(workerData)).text();
  return performance.now() - began;
}

let isOver = false;
parentPort.once("message", () => {
  isOver = true;
});
for (let time = 0; time < 5; time += 1) await ask();
parentPort.postMessage("ready");
let slowest = 0;
while (!isOver) {
  slowest = Math.max(slowest, await ask());
  await new Promise((resolve) => setTimeout(resolve, 10));
}
parentPort.postMessage(slowest);
