"""Answers as JSON text: Chinese as it is, a space a level."""

import json

from models.base import Noun


def json_bytes(answer: Noun) -> bytes:
    return json.dumps(answer.model_dump(mode="json"), ensure_ascii=False, indent=1).encode()
