"""Translates a SAM template with AWS's own translator, which refuses what SAM would refuse at a deployment.

Once with the parameters' defaults and once with all that can be switched on, since what SAM adds depends on them; what comes out is
linted too, for resources that need each other in a circle and references that lead nowhere.
"""

import json
import logging
import sys

from cfnlint.api import lint
from cfnlint.config import ManualArgs
from cfnlint.decode.cfn_yaml import load
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform

REGION = "us-east-1"

PARAMETERS = {
    "the defaults": {},
    "everything on": {
        "AlarmEmail": "ops@example.com",
        "AllowBedrock": "true",
        "AnthropicApiKeySecret": "opspawn/anthropic",
        "DeletionProtection": "true",
        "Deployment": "Canary10Percent5Minutes",
        "Embeddings": "bedrock/amazon.titan-embed-text-v2:0",
        "GeminiApiKeyParameter": "/opspawn/gemini",
        "JwtAudience": "opspawn",
        "JwtIssuer": "https://issuer.example/",
        "KmsKeyArn": "arn:aws:kms:us-east-1:123456789012:key/0",
        "Memory": "s3vectors",
        "RunAgentConcurrency": "50",
        "Webhooks": "{}",
    },
    "everything off": {
        "AlarmTopicArn": "arn:aws:sns:us-east-1:123456789012:alarms",
        "EventBus": "",
        "Memory": "off",
        "Tracing": "Disabled",
    },
}


class NoManagedPolicies:
    """No managed policy is used by name, so nothing has to be looked up in an account."""

    def load(self):
        return {}


def read(path):
    template = load(path)
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        # A deployment uploads local files first and puts their addresses here.
        for field in ("CodeUri", "DefinitionUri"):
            if isinstance(properties.get(field), str):
                properties[field] = "s3://bucket/" + properties[field]
    return template


def translated(path, name, values):
    template = read(path)
    unknown = sorted(set(values) - set(template["Parameters"]))
    if unknown:
        sys.exit(f"{path} has no parameter {', '.join(unknown)}, which {name} sets")
    try:
        return transform(template, dict(values), NoManagedPolicies())
    except InvalidDocumentException as error:
        sys.exit(f"{path}, {name}:\n" + "\n".join(cause.message for cause in error.causes))


def main(path):
    logging.getLogger("samtranslator").setLevel(logging.ERROR)
    for name, values in PARAMETERS.items():
        template = translated(path, name, values)
        for parameter, value in values.items():
            template["Parameters"][parameter]["Default"] = value
        # Warnings are the untranslated template's affair: here parameters are left over that SAM has used up.
        problems = lint(json.dumps(template), config=ManualArgs(regions=[REGION]))
        errors = [str(problem) for problem in problems if problem.rule.id.startswith("E")]
        if errors:
            sys.exit(f"{path}, {name}:\n" + "\n".join(errors))
        print(f"SAM translator: {path} is accepted with {name}, {len(template['Resources'])} resources, and lints")


if __name__ == "__main__":
    main(sys.argv[1])
