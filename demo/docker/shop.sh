#!/bin/sh
# Writes the shop's past for Prometheus, then opens the shop where the past ends.
set -e
node demo/history.mjs --hours 6 --metrics /history/history.om --state /history/counters.json --instance shop:8400
exec node demo/traffic.mjs --host 0.0.0.0 --port 8400 --state /history/counters.json
