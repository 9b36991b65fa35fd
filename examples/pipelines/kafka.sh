#!/usr/bin/env bash
# Coaching data in Kafka topics, one for each stream, keyed by source and id: BROKERS=localhost:9092 ./kafka.sh
# The state is replaced only when kcat has delivered everything before it; what is sent again has its key.
set -euo pipefail
state=${STATE:-coaching.state.json}
folder=$(mktemp -d)
trap 'rm -rf -- "$folder"' EXIT
given=()
[[ ! -s $state ]] || given=(--state "$state")

coachstream singer "${given[@]}" >"$folder/messages" && code=0 || code=$?
((code == 0 || code == 4)) || exit "$code" # 4: some accounts are incomplete, the others are read

jq -r 'select(.type == "RECORD") | .stream' "$folder/messages" | sort -u | while read -r stream; do
    jq -r --arg stream "$stream" 'select(.type == "RECORD" and .stream == $stream)
            | "\(.record.source)/\(.record.id)\t\(.record | tojson)"' "$folder/messages" \
        | kcat -P -b "${BROKERS:-localhost:9092}" -t "coaching.$stream" -K '\t' -X acks=all
done
jq -c 'select(.type == "STATE") | .value' "$folder/messages" | tail -n 1 >"$folder/state"
[[ ! -s $folder/state ]] || mv -- "$folder/state" "$state"
exit "$code"
