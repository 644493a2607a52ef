#!/usr/bin/env bash
# `read --llm` against a real server of /v1/chat/completions: llama.cpp's, with a model of random weights made here.
# It says nonsense; what counts is that both sides speak one protocol, where the server has schemas and where it has none.
# Usage: bench/llm_server.sh [PROGRAM] — needs python3 with venv, and PyPI for xllamacpp, gguf and numpy.
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-target/debug/tazamun}")
folder=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet xllamacpp gguf numpy
"$folder/venv/bin/python" bench/tiny_model.py "$folder/model.gguf"
"$folder/venv/bin/pip" list 2>/dev/null | grep -E '^(xllamacpp|gguf) '
export TAZAMUN_DATA="$folder/data"

free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

port=$(free_port)
# The two lines of the README.
(cd "$folder" && exec venv/bin/python -c "import time, xllamacpp as x; p = x.CommonParams(); p.model.path = 'model.gguf'; p.n_ctx = 16384; p.port = $port; s = x.Server(p); time.sleep(1e9)" > server.log 2>&1) &
pids+=($!)

# Before it a server that knows no schemas: it refuses requests that ask for one, and hands the others on.
plain=$(free_port)
python3 - "$plain" "$port" <<'PY' &
import http.server, sys, urllib.request
plain, port = map(int, sys.argv[1:])

class Plain(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if b'"response_format"' in body:
            status, said = 400, b'{"error": {"message": "unknown field response_format"}}'
        else:
            asked = urllib.request.Request(f"http://127.0.0.1:{port}{self.path}", body, {"Content-Type": "application/json"})
            with urllib.request.urlopen(asked) as answer:
                status, said = answer.status, answer.read()
        self.send_response(status)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_):
        pass

http.server.ThreadingHTTPServer(("127.0.0.1", plain), Plain).serve_forever()
PY
pids+=($!)
for _ in $(seq 100); do
  curl --silent --output /dev/null "http://127.0.0.1:$port/health" && break
  sleep 0.2
done
run() {
  echo "-- $1"
  shift
  "$program" read examples/articles/2022-01-23.ar.txt --llm-model model "$@" | cut -c1-200 || echo "status $?"
}
run "with schemas" --llm "http://127.0.0.1:$port"
run "again: the answer is kept" --llm "http://127.0.0.1:$port" --max-calls 0
run "without schemas" --llm "http://127.0.0.1:$plain"
run "no server there" --llm "http://127.0.0.1:$(free_port)"
