"""The parser's own few words, in Chinese."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

WORDS = {
    "Usage: ": "用法：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Arguments:": "参数：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "Show this message and exit.": "显示本说明。",
    "[required]": "（必填）",
    "[default: ": "[默认 ",
}
KINDS = {
    "MissingParameter": "缺少参数",
    "NoSuchOption": "没有这个选项",
    "BadParameter": "参数不合要求",
    "BadOptionUsage": "选项用法不对",
}


def chinese(text: str) -> str:
    for english, word in WORDS.items():
        text = text.replace(english, word)
    return text


def usage(error: Any) -> str:
    """`error` is the parser's; its own message, which says more, is English."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return chinese(error.format_message())
    return f"{KINDS.get(type(error).__name__, '命令不对')}：{error.format_message()}\n运行 dutycover --help 查看用法。"


class Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return chinese(super().get_help(ctx))


class Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return chinese(super().get_help(ctx))
