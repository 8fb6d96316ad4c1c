#!/bin/sh
# Loads the shop's past, then scrapes the shop and itself.
set -e
rm -rf /history/tsdb
promtool tsdb create-blocks-from openmetrics -q /history/history.om /history/tsdb
exec prometheus --config.file=/demo/docker/prometheus.yml --storage.tsdb.path=/history/tsdb --storage.tsdb.retention.time=2d
