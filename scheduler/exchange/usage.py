"""A command that was typed wrongly, said in Chinese; the parser's own words follow where they say more."""

from typing import Any

KINDS = {
    "MissingParameter": "缺少参数",
    "NoSuchOption": "没有这个选项",
    "BadParameter": "参数不合要求",
    "BadOptionUsage": "选项用法不对",
}


def usage(error: Any) -> str:
    """`error` is the parser's usage error; its message is English."""
    what = KINDS.get(type(error).__name__, "命令不对")
    return f"{what}：{error.format_message()}\n运行 dutycover --help 查看用法。"
