"""Why there may be no roster to hand back. Each text is for the planner."""

from models.roster import StoppedBy


class PlanConflict(Exception):
    """Pins or hard lower limits that cannot hold together, a sentence for each; the rules alone always leave a roster."""

    def __init__(self, sentences: tuple[str, ...]):
        super().__init__("\n".join(sentences))
        self.sentences = sentences


class NoRoster(Exception):
    """The search ended before any roster was found, and before it was proven that there is none."""


class Interrupted(NoRoster):
    """Stopped by the planner before any roster was found."""


class SelfContradiction(Exception):
    """The audit does not find in the roster what the solver claims of it: a fault of the program, not of the case."""


def no_roster(stopped_by: StoppedBy, time_limit: float, remarks: tuple[str, ...] = ()) -> NoRoster:
    words = {
        StoppedBy.CRASHED: "求解进程意外退出，重试一次后仍然如此，没有得到方案；请减少线程数（--workers 1）或检查内存后重试",
        StoppedBy.MEMORY: "求解进程超出内存上限，没有得到方案；请放宽 --memory 或缩短编制期",
        StoppedBy.INTERRUPTED: "已中断，此前没有得到任何方案，未写出任何文件",
    }
    limit = f"{time_limit:g} 秒内没有找到满足全部锁定的方案，也没有证明无解；请延长时限或减少锁定"
    kind = Interrupted if stopped_by is StoppedBy.INTERRUPTED else NoRoster
    return kind("\n".join((words.get(stopped_by, limit), *remarks)))


class DemandRefused(Exception):
    """The demand cannot be computed from what the case says."""


class ScenarioRefused(Exception):
    """A scenario that cannot be made of the case; the text names the scenario and the place of the edit in it."""


class NoCluster(Exception):
    """The machines on which a sweep is to run cannot be reached."""
