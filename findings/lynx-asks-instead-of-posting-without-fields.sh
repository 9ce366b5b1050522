#!/bin/sh
# lynx 2.9.0dev.12 (Debian 12): a form with method=post whose only control is a button without a name is not posted. lynx asks for its
# action by GET, where HTML says POST with an empty body (Form submission, 4.10.22.3). A form that only signs out, and whose address
# does nothing by GET, as it should, thus does nothing at all, and says nothing either. With one hidden field it is posted. In w3m 0.5.3
# both are posted. Needs Debian's packages lynx, w3m and tmux, and node.
set -eu
for program in lynx w3m tmux node; do
  command -v "$program" >/dev/null || { echo "$program is missing: apt-get install lynx w3m tmux nodejs"; exit 2; }
done
folder=$(mktemp -d)
cd "$folder"
cat >serve.mjs <<'JS'
import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
const form = (action, field) => `<form method="post" action="/${action}">${field}<button>Send</button></form>`;
createServer((request, response) => {
  if (request.url !== "/") appendFileSync("seen", `${request.method} ${request.url}\n`);
  response.setHeader("Content-Type", "text/html");
  const [, which] = request.url.split("/");
  if (which === "with") return void response.end(form("posted-with", '<input type="hidden" name="a" value="b">'));
  if (which === "without") return void response.end(form("posted-without", ""));
  response.end("<p>received</p>");
})
  .listen(0, "127.0.0.1", function () { appendFileSync("port", String(this.address().port)); });
JS
node serve.mjs & server=$!
trap 'kill "$server"; tmux -L finding kill-server 2>/dev/null || true; cd /; rm -rf "$folder"' EXIT
for _ in $(seq 1 50); do [ -s port ] && break; sleep 0.1; done
press() {
  tmux -L finding -f /dev/null new-session -d -x 80 -y 30 "$1"
  shift
  sleep 2
  for key in "$@"; do tmux -L finding send-keys "$key"; sleep 0.5; done
  sleep 2
  tmux -L finding kill-server
}
at="http://127.0.0.1:$(cat port)"
lynx -version | head -n 1
w3m -version
press "lynx -nopause $at/without" Home Enter
press "lynx -nopause $at/with" Home Enter
press "w3m $at/without" Tab Enter
cat seen
wanted='GET /without
GET /posted-without
GET /with
POST /posted-with
GET /without
POST /posted-without'
[ "$(grep -v favicon seen)" = "$wanted" ]
