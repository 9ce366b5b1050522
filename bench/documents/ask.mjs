/** Asks for one document so often, one after the other, from a process of its own. Prints, as JSON, milliseconds and bytes of each. */
const { address, cookie, times } = JSON.parse(process.argv[2]);
const asked = [];
for (let time = 0; time < times; time += 1) {
  const began = performance.now();
  const answer = await fetch(address, { headers: cookie ? { Cookie: cookie } : {} });
  const { byteLength } = await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}`);
  asked.push({ ms: performance.now() - began, bytes: byteLength });
}
console.log(JSON.stringify(asked));
