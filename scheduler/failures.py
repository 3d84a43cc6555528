"""Exit codes, and what is said of whatever went wrong."""

from enum import IntEnum
from traceback import format_exception


class Exit(IntEnum):
    OK = 0
    BREACHES = 1
    FAULTS = 2
    UNREADABLE = 3
    NOT_WRITTEN = 4
    CONFLICT = 5
    NO_ROSTER = 6
    INTERNAL = 70
    INTERRUPTED = 130


EXIT_CODES = (
    "退出码：0 完成；1 审核发现规则冲突；2 命令或案例填写有误；3 文件无法读取；4 文件无法写出；"
    "5 锁定或硬性下限相互冲突；6 没有得到方案；70 程序内部错误；130 人工中断（已写出当时最好的方案）。"
)


def failure(error: BaseException) -> tuple[Exit, str]:
    """The exit code by kind, and one message: the input's faults in their own words, the program's with its trace."""
    from scheduler.chinese_help import usage
    from scheduler.engine.program import BudgetExceeded
    from scheduler.exchange import CaseFaults, Unreadable
    from scheduler.exchange.atomic import NotWritten
    from scheduler.refusals import DemandRefused, Interrupted, NoCluster, NoRoster, PlanConflict, ScenarioRefused

    if hasattr(error, "format_message"):
        return Exit.FAULTS, usage(error)
    if isinstance(error, CaseFaults):
        return Exit.FAULTS, f"案例有 {len(error.faults)} 处错误：\n{error}"
    kinds = {
        Unreadable: Exit.UNREADABLE,
        NotWritten: Exit.NOT_WRITTEN,
        PlanConflict: Exit.CONFLICT,
        Interrupted: Exit.INTERRUPTED,
        BudgetExceeded: Exit.FAULTS,
        DemandRefused: Exit.FAULTS,
        ScenarioRefused: Exit.FAULTS,
        NoCluster: Exit.FAULTS,
        NoRoster: Exit.NO_ROSTER,
    }
    for kind, code in kinds.items():
        if isinstance(error, kind):
            return code, str(error)
    return Exit.INTERNAL, "".join(format_exception(error)) + "程序内部错误，请把案例和以上内容发给开发者。"
