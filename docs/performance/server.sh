#!/usr/bin/env bash
# Requests a second of the server beside nginx, which serves the same bytes from files, in one run on one machine.
# Needs nginx, wrk and curl, and a built server (`cargo xtask build`). Usage: docs/performance/server.sh [seconds a measurement]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds="${1:-4}"
server="${CARGO_TARGET_DIR:-target}/release/chokepoint"
work="$(mktemp -d)"
# nginx gives its rights up and still has to read the files.
chmod 755 "$work"
own=18080 other=18081

for tool in nginx wrk curl; do
  command -v "$tool" >/dev/null || { echo "$tool is missing: install it, then run this again" >&2; exit 1; }
done
processes=()
trap 'kill "${processes[@]}" 2>/dev/null; wait; rm -rf "$work"' EXIT

"$server" serve --port "$own" --app dist >"$work/out" 2>"$work/log" &
server_id=$!
processes+=("$server_id")
started="$(date +%s%N)"
answers() { # Waits for an address, a quarter of a minute at most.
  for _ in $(seq 3000); do curl -sf -o /dev/null "$1" && return; sleep 0.005; done
  echo "$1 does not answer: see $work" >&2
  return 1
}
answers "http://127.0.0.1:$own/healthz"
echo "start to first answer: $((($(date +%s%N) - started) / 1000000)) ms"

# What is asked for: an address, and the file that nginx has for it.
addresses=(/ /api/v1/importers /api/v1/importers/JPN/years/2024/view "/chart/drawdown.svg?hormuz=100&closure_days=180"
  "/embed/map?hormuz=100" /data/flows.csv)
mkdir -p "$work/files"
location=""
number=0
for address in "${addresses[@]}"; do
  curl -sf -H 'accept-encoding: br' -D "$work/headers" -o "$work/files/$number" "http://127.0.0.1:$own$address"
  # The same heads too, but for what nginx writes itself; each request gets a number.
  told="$(tr -d '\r' <"$work/headers" | grep -vi '^\(HTTP\|content-length\|content-type\|accept-ranges\|date\|x-request-id\)' |
    sed -n 's/\\/\\\\/g; s/"/\\"/g; s/^\([^:]*\): \(.*\)$/add_header \1 "\2";/p')"
  location+="location = /$number { add_header last-modified \"\"; add_header x-request-id \"\$connection-\$connection_requests\"; $told }"
  number=$((number + 1))
done
cat >"$work/nginx.conf" <<CONF
worker_processes auto;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { worker_connections 1024; }
http {
  access_log off; sendfile on; tcp_nopush on; etag off; open_file_cache max=100; keepalive_requests 1000000; default_type text/html;
  server { listen 127.0.0.1:$other reuseport; root $work/files; $location }
}
CONF
nginx -c "$work/nginx.conf" -g 'daemon off;' 2>/dev/null &
processes+=("$!")
answers "http://127.0.0.1:$other/0"
for number in "${!addresses[@]}"; do
  # Heads and bytes are as long as the other's, but for the words that name the server and a request.
  other_size="$(curl -sf -H 'accept-encoding: br' -w '%{size_header} %{size_download}' -o /dev/null "http://127.0.0.1:$other/$number")"
  own_size="$(curl -sf -H 'accept-encoding: br' -w '%{size_header} %{size_download}' -o /dev/null "http://127.0.0.1:$own${addresses[number]}")"
  echo "bytes of head and body: nginx $other_size, chokepoint $own_size"
done

measure() {
  wrk --threads 2 --connections 64 --duration "${seconds}s" --latency -H 'accept-encoding: br' "$1" |
    awk '/99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {bad = $NF} END {printf "%s %s %s", rate, p99, bad + 0}'
}
# The middle one of its arguments.
median() { printf '%s\n' "$@" | sort -n | awk '{all[NR] = $1} END {print all[int((NR + 1) / 2)]}'; }

printf '%-50s %10s %9s %10s %9s %7s\n' address nginx p99 chokepoint p99 ratio
number=0
for address in "${addresses[@]}"; do
  own_rates=() other_rates=() own_p99s=() other_p99s=() ratios=()
  # Several times and alternately, since both have the same weather only for a while.
  for _ in 1 2 3 4 5; do
    read -r other_rate other_p99 other_bad <<<"$(measure "http://127.0.0.1:$other/$number")"
    read -r own_rate own_p99 bad <<<"$(measure "http://127.0.0.1:$own$address")"
    own_rates+=("$own_rate") other_rates+=("$other_rate") own_p99s+=("${own_p99%ms}") other_p99s+=("${other_p99%ms}")
    ratios+=("$(awk -v own="$own_rate" -v other="$other_rate" 'BEGIN {printf "%.2f", own / other}')")
    [ "$bad$other_bad" = 00 ] || echo "  $bad answers and $other_bad of nginx were no success"
  done
  printf '%-50s %10s %9s %10s %9s %7s  of %s\n' "$address" "$(median "${other_rates[@]}")" "$(median "${other_p99s[@]}")ms" \
    "$(median "${own_rates[@]}")" "$(median "${own_p99s[@]}")ms" "$(median "${ratios[@]}")" "${ratios[*]}"
  number=$((number + 1))
done
echo "resident memory: $(awk '/VmRSS/ {print int($2 / 1024)}' "/proc/$server_id/status") MB"
