"""Coaching data in any dlt destination, by lines of JSON: python dlt_coaching.py"""
import json
import subprocess
import tempfile
from pathlib import Path

import dlt


@dlt.resource(
    primary_key=["source", "id"],
    write_disposition="merge",
    columns={"_deleted_at": {"data_type": "timestamp", "hard_delete": True}},
)
def coaching():
    kept = dlt.current.resource_state()
    with tempfile.TemporaryDirectory() as folder:
        command = ["coachstream", "singer", "--config", "coachstream.yaml"]
        if "state" in kept:
            Path(folder, "state.json").write_text(kept["state"], encoding="utf-8")
            command += ["--state", str(Path(folder, "state.json"))]
        with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as tap:
            for line in tap.stdout:
                message = json.loads(line)
                if message["type"] == "RECORD":
                    yield dlt.mark.with_table_name(message["record"], message["stream"])
                elif message["type"] == "STATE":
                    kept["state"] = json.dumps(message["value"])
    if tap.returncode not in (0, 4):  # 4: some accounts are incomplete, the others are read
        raise RuntimeError(f"coachstream ended with {tap.returncode}")


if __name__ == "__main__":
    pipeline = dlt.pipeline("coaching", destination="duckdb", dataset_name="coaching")
    print(pipeline.run(coaching()))
