"""Coaching data in PyAirbyte's cache, a DuckDB file: python pyairbyte.py"""
import os

import airbyte as ab

source = ab.get_source(
    "source-coachstream",
    local_executable="./source-coachstream",
    config={"sources": [{"name": "fleet", "vendor": "samsara", "token": os.environ["SAMSARA_TOKEN"]}]},
)
source.check()
source.select_streams(["sessions", "points"])
result = source.read(cache=ab.get_default_cache())
print(len(result["sessions"]), "sessions are new or changed")
