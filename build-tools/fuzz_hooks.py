"""What the description of the API says in words, because a schema cannot say it. Used by fuzz_api.sh."""

import hashlib
import json
import re

import schemathesis

TIME = re.compile(r"\d{4}(-\d\d-\d\d[Tt]\d\d:\d\d):\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")


@schemathesis.hook
def map_body(context, body):
    """A deadline must be in the future: the valid times are moved there, the others are left to be refused."""
    if isinstance(body, dict):
        for field in ("deadline", "created_before"):
            time = TIME.fullmatch(body[field]) if isinstance(body.get(field), str) else None
            if time:
                body = {**body, field: f"2096{time[1]}:00Z"}
    return body


@schemathesis.hook
def before_call(context, case, kwargs):
    """Takes out of what should be right what nobody can make up.

    A cursor is a page's own; a webhook needs a secret that this system was given; and a key is for one body: with another it is
    refused.
    """
    if case.meta and case.meta.generation.mode.is_positive:
        for values in (case.query, case.body):
            if isinstance(values, dict):
                values.pop("cursor", None)
                values.pop("webhook", None)
    headers = case.headers or {}
    key = headers.get("Idempotency-Key")
    if isinstance(key, str) and key.strip() and len(key) <= 200:
        body = json.dumps(case.body, sort_keys=True, default=str)
        headers["Idempotency-Key"] = key + hashlib.sha256((case.path + body).encode()).hexdigest()[:16]
