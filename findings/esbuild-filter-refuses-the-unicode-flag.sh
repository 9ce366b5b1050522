#!/bin/sh
# esbuild 0.28.2: a plugin's `filter` is a JavaScript RegExp, but is run by Go. Its flags are not left out: /[.]ts$/u, which is what
# lint rules that ask for the flag `u` demand, becomes "(?u)[.]ts$", and the build ends before it began, "not a valid Go regular
# expression". The flag `i` goes through. The types say no more than RegExp.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --save-exact --no-audit --no-fund esbuild@0.28.2 >/dev/null
echo 'export const answer: number = 42;' >in.ts
cat >try.cjs <<'JS'
const { build, version } = require("esbuild");
async function seen(filter) {
  let isCalled = false;
  const plugin = { name: "looks", setup: ({ onLoad }) => void onLoad({ filter }, () => void (isCalled = true)) };
  try {
    await build({ entryPoints: ["in.ts"], write: false, logLevel: "silent", plugins: [plugin] });
    return isCalled ? "called" : "not called";
  } catch (error) {
    return error.message.split("\n").find((line) => line.includes("filter")) ?? error.message;
  }
}
(async () => {
  console.log("esbuild", version, "node", process.version);
  const found = {};
  for (const filter of [/[.]ts$/, /[.]TS$/i, /[.]ts$/u]) console.log(String(filter), (found[filter.flags] = await seen(filter)));
  const isAsSeen =
    found[""] === "called" && found.i === "called" && /not a valid Go regular expression/.test(found.u);
  process.exit(isAsSeen ? 0 : 1);
})();
JS
node try.cjs
