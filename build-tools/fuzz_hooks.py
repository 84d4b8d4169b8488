"""What the description of the API says in words, because a schema cannot say it. Used by fuzz_api.sh."""

import hashlib
import json

import schemathesis


@schemathesis.hook
def map_body(context, body):
    """A deadline must be in the future: the valid ones are moved there, the others are left to be refused."""
    if isinstance(body, dict) and isinstance(body.get("deadline"), str) and body["deadline"][:4].isdigit():
        return {**body, "deadline": "2096" + body["deadline"][4:]}
    return body


@schemathesis.hook
def before_call(context, case, kwargs):
    """A key that was used with another body is refused: each body has keys of its own."""
    headers = case.headers or {}
    key = headers.get("Idempotency-Key")
    if isinstance(key, str) and key.strip() and len(key) <= 200:
        body = json.dumps(case.body, sort_keys=True, default=str)
        headers["Idempotency-Key"] = key + hashlib.sha256((case.path + body).encode()).hexdigest()[:16]
