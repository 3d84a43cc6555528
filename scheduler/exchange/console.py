"""What the command line says of a case, a plan or an audit, line by line."""

from collections import Counter
from collections.abc import Iterable, Iterator

from models.case import Case
from models.findings import AuditReport, Finding
from models.organisation import Category
from models.policy import Policy
from models.roster import LevelResult, Outcome, Proof, RosterFile, Source
from scheduler.exchange.errors import BlankCase
from scheduler.exchange.merge import Merged
from scheduler.exchange.merge_notes import Finding as MergeFinding
from scheduler.exchange.reader import ReadResult
from scheduler.exchange.roster_edits import Edit
from scheduler.exchange.roster_provenance import provenance
from scheduler.exchange.targets import Targets
from scheduler.exchange.working_levels import STATUSES, STOPPED

MOST = 10
"""So many lines of one kind are printed; of the rest their number."""


def case_lines(case: Case) -> Iterator[str]:
    sworn = sum(officer.category is not Category.AUXILIARY for officer in case.officers)
    auxiliary = len(case.officers) - sworn
    stations = sum(unit.kind == "station" for unit in case.units)
    yield f"{case.title}　{case.start} 至 {case.end}（{(case.end - case.start).days + 1} 天）"
    yield f"单位 {len(case.units)} 个（派出所 {stations} 个），人员 {len(case.officers)} 名（民警 {sworn}、辅警 {auxiliary}）"
    yield f"请假 {len(case.leave)} 份，锁定 {len(case.pins)} 条"


def check_lines(read: ReadResult, warnings: Iterable[str]) -> Iterator[str]:
    yield "填写无误。"
    yield from case_lines(read.case)
    for heading, sentences in _kinds(read, warnings):
        yield from _listed(heading, sentences)


def notes(read: ReadResult, warnings: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is no fault, sentence by sentence, each with its kind."""
    for heading, sentences in reversed(_kinds(read, warnings)):
        yield from ((heading.partition("（")[0], sentence) for sentence in sentences)


def _kinds(read: ReadResult, warnings: Iterable[str]) -> list[tuple[str, tuple[str, ...]]]:
    return [
        ("默认项", read.defaults),
        ("推定的年份", read.inferred),
        ("跨编制期的请假（只计期内天数）", read.clipped),
        ("未读取的内容", read.ignored),
        ("提醒（求解前已知做不到的事）", tuple(warnings)),
    ]


def blank_lines(case: BlankCase) -> Iterator[str]:
    yield "模板完好，尚未填写，没有可检查的内容。请先填写："
    yield from (f"  {fault.sheet}!{fault.cell}：{fault.expected}" for fault in case.faults)
    yield "  警员、需求：至少各一行；请假：没有申请的可以只留表头"


def merge_lines(merged: Merged) -> Iterator[str]:
    counts = {key: len(merged.rows[key]) for key in ("officers", "demands", "leave")}
    yield f"合并得警员 {counts['officers']} 行，需求 {counts['demands']} 行，请假 {counts['leave']} 行"
    if merged.shared:
        yield f"单位、岗位、班次等共用的表里相同的 {merged.shared} 行各并为一行"
    for kind in MergeFinding:
        found = [str(note) for note in merged.notes if note.kind is kind]
        if found:
            yield f"{kind.value}，{len(found)} 项："
            yield from _most([f"  {sentence}" for sentence in found], "合并清单")


def added_lines(typed: Case, whole: Case) -> Iterator[str]:
    """What the history and the requests for support add to the demand that the planner typed."""
    rows, raised = len(whole.demands) - len(typed.demands), len(whole.demand_exceptions) - len(typed.demand_exceptions)
    if rows:
        places = {(row.station, row.post, row.shift) for row in whole.demands[len(typed.demands) :]}
        yield f"需求：{len(places)} 个派出所岗位按业务量历史推算（{rows} 行，明细见 dutycover demand）"
    if raised:
        yield f"需求：支援申请提高了 {raised} 个岗次的目标警力"


def plan_lines(file: RosterFile, report: AuditReport, goals: Targets, seconds: float) -> Iterator[str]:
    roster, proof = file.roster, file.proof
    leave = Counter(decision.outcome for decision in roster.leave)
    sources = Counter(assignment.source for assignment in roster.assignments)
    covers = sources[Source.COVER]
    helpers = len({one.officer for one in roster.assignments if one.source is Source.COVER})
    yield f"结果：{STATUSES[proof.status]}（{STOPPED[proof.stopped_by]}，求解 {proof.seconds:.1f} 秒）"
    yield from (f"注意：{remark}" for remark in proof.remarks)
    yield from level_lines(proof, file.case.policy)
    yield f"替岗：{covers} 人次（{helpers} 人，{len(roster.stints)} 段），本所加班 {sources[Source.EXTRA]} 人次"
    yield (
        f"待定请假 {len(roster.leave)} 份：准假 {leave[Outcome.GRANTED]}，"
        f"改期 {leave[Outcome.MOVED]}，未准 {leave[Outcome.REFUSED]}"
    )
    yield shortage_line(report)
    accepted = f"，强制接受 {len(report.accepted)} 处" if report.accepted else ""
    yield f"规则冲突：{len(report.breaches)} 处{accepted}"
    yield "已写出：" + "、".join(str(path) for path in goals.paths())
    yield f"依据：{provenance(file)}"
    yield f"总用时 {seconds:.1f} 秒"


def level_lines(proof: Proof, policy: Policy) -> Iterator[str]:
    yield "各级目标（现值／已证明的下界／差距）："
    for one in proof.levels:
        yield f"  {one.level} {title(one, policy)}：{one.value}／{one.bound}／{_gap(one)}"


def title(level: LevelResult, policy: Policy) -> str:
    return policy.row(level.name).title if policy.has(level.name) else level.name


def _gap(level: LevelResult) -> str:
    state = "已证明最优" if level.value <= level.bound else f"{level.gap:.1%}"
    return state + ("（在前序各级现有结果下）" if level.conditional else "")


def shortage_line(report: AuditReport) -> str:
    critical = [one for one in report.shortages if one.below_minimum]
    return (
        f"警力缺口：低于最低警力 {len(critical)} 个岗次（缺 {sum(one.below_minimum for one in critical)} 人次），"
        f"低于目标警力 {len(report.shortages)} 个岗次（差 {sum(one.below_target for one in report.shortages)} 人次）"
    )


def edit_lines(edits: tuple[Edit, ...]) -> Iterator[str]:
    if edits:
        yield f"底稿中有手工改动 {len(edits)} 处。以下审核针对导出时的排班，不含这些改动："
        yield from (f"  {edit}" for edit in edits)


def audit_lines(file: RosterFile, case: Case, report: AuditReport, is_same_case: bool) -> Iterator[str]:
    yield from case_lines(case)
    if not is_same_case:
        yield "注意：所给案例与底稿内所带的案例不同。以下按所给案例审核；底稿所载各级数值以其自带案例为准，不作比较。"
    yield f"规则冲突：{len(report.breaches)} 处"
    yield from _sentences(report.breaches, case.policy)
    yield f"强制接受：{len(report.accepted)} 处"
    yield from _sentences(report.accepted, case.policy)
    yield f"既定事项自身超限：{len(report.givens)} 处"
    yield from _sentences(report.givens, case.policy)
    yield shortage_line(report)
    yield from _most([f"  {one.sentence}" for one in report.shortages])
    yield "各级目标（审核复算／底稿所载）："
    for one in file.proof.levels:
        counted = report.levels.get(one.level, 0)
        mark = "，不一致" if is_same_case and counted != one.value else ""
        yield f"  {one.level} {title(one, case.policy)}：{counted}／{one.value}{mark}"


def differing_levels(file: RosterFile, report: AuditReport) -> list[LevelResult]:
    return [one for one in file.proof.levels if report.levels.get(one.level, 0) != one.value]


def _sentences(findings: Iterable[Finding], policy: Policy) -> Iterator[str]:
    def rule(key: str) -> str:
        return policy.row(key).title if policy.has(key) else key

    yield from _most([f"  〔{rule(one.rule)}〕{one.sentence}" for one in findings])


def _listed(heading: str, sentences: tuple[str, ...]) -> Iterator[str]:
    if sentences:
        yield f"{heading}，{len(sentences)} 项："
        yield from (f"  {sentence}" for sentence in sentences)


def _most(lines: list[str], where: str = "底稿") -> Iterator[str]:
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"  …… 另有 {len(lines) - MOST} 处，见{where}"
