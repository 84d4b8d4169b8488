"""Translates a SAM template with AWS's own translator, which refuses what SAM would refuse at a deployment."""

import sys

from cfnlint.decode.cfn_yaml import load
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform


class NoManagedPolicies:
    """No managed policy is used by name, so nothing has to be looked up in an account."""

    def load(self):
        return {}


def main(path):
    template = load(path)
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        # A deployment uploads local files first and puts their addresses here.
        for field in ("CodeUri", "DefinitionUri"):
            if isinstance(properties.get(field), str):
                properties[field] = "s3://bucket/" + properties[field]
    try:
        translated = transform(template, {}, NoManagedPolicies())
    except InvalidDocumentException as error:
        sys.exit("\n".join(cause.message for cause in error.causes))
    print(f"SAM translator: {path} is accepted, {len(translated['Resources'])} resources")


if __name__ == "__main__":
    main(sys.argv[1])
