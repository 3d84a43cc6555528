"""Options that come together: a command takes a group of them as a single parameter."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, get_type_hints


def grouped(command: Callable[..., None]) -> Callable[..., None]:
    """A keyword-only parameter whose type is a NamedTuple of options is typed on the command line by its fields."""
    signature = inspect.signature(command, eval_str=True)
    groups = {name: param.annotation for name, param in signature.parameters.items() if hasattr(param.annotation, "_fields")}

    @wraps(command)
    def called(**given: Any) -> None:
        for name, group in groups.items():
            given[name] = group(**{field: given.pop(field) for field in group._fields})
        command(**given)

    params = [option for param in signature.parameters.values() for option in _options(param, groups.get(param.name))]
    called.__dict__["__signature__"] = signature.replace(parameters=params)
    called.__annotations__ = {param.name: param.annotation for param in params}
    return called


def _options(param: inspect.Parameter, group: Any) -> list[inspect.Parameter]:
    keyword = inspect.Parameter.KEYWORD_ONLY
    if group is None:
        return [param.replace(kind=keyword)]
    kinds = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(name, keyword, default=group._field_defaults[name], annotation=kinds[name]) for name in group._fields
    ]
