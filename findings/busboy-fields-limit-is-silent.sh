#!/bin/sh
# @fastify/busboy 3.2.6: `limits.fields` of an application/x-www-form-urlencoded body drops what is beyond it without the
# event `fieldsLimit` where the whole body comes in one write; the event comes only with a later write. Whoever relies on the
# event takes a cut form for a whole one.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --save-exact --no-audit --no-fund @fastify/busboy@3.2.6 >/dev/null
cat >try.cjs <<'JS'
const { Busboy } = require("@fastify/busboy");
const read = (writes) =>
  new Promise((resolve) => {
    const names = [];
    let wasTold = false;
    const parser = new Busboy({
      headers: { "content-type": "application/x-www-form-urlencoded" },
      limits: { fields: 2 },
    });
    parser.on("field", (name) => names.push(name));
    parser.on("fieldsLimit", () => (wasTold = true));
    parser.on("finish", () => resolve({ names, wasTold }));
    for (const text of writes) parser.write(text);
    parser.end();
  });
(async () => {
  const whole = await read(["a=1&b=2&c=3"]);
  const parts = await read(["a=1&b=2&", "c=3"]);
  console.log("@fastify/busboy", require("@fastify/busboy/package.json").version, "node", process.version);
  console.log("in one write ", JSON.stringify(whole));
  console.log("in two writes", JSON.stringify(parts));
  const isAsSeen =
    whole.names.join() === "a,b" && !whole.wasTold && parts.names.join() === "a,b" && parts.wasTold;
  process.exit(isAsSeen ? 0 : 1);
})();
JS
node try.cjs
