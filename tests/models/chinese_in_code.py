"""What stays Chinese in code, by file and why: words that are read from planners' files. Everything else is in the catalogue."""

from typing import NamedTuple


class Allowed(NamedTuple):
    """`texts`: these alone; without them the whole file is vocabulary."""

    why: str
    texts: frozenset[str] | None = None


ALLOWED = {
    "models/alike.py": Allowed("signs that look the same"),
    "models/case.py": Allowed("the bureau's title where a case gives none", frozenset({"分局"})),
    "models/leave.py": Allowed("the kind of leave where a request names none", frozenset({"年休假"})),
    "models/organisation.py": Allowed("the shifts of leaders' stays where a phase names none", frozenset({"白", "夜"})),
    "scheduler/audit/words.py": Allowed("how the name of a shift may end already", frozenset({"班", "勤"})),
    "scheduler/demand/calendar.py": Allowed("names of festivals, as sheet 节假日 has them"),
    "scheduler/demand/days.py": Allowed("names of festivals and vacations, as sheet 节假日 has them"),
    "scheduler/demand/design.py": Allowed("names of festivals"),
    "scheduler/demand/festivals.py": Allowed("names of festivals"),
    "scheduler/demand/multipliers.py": Allowed("the signs of a rule's value", frozenset({"；", "："})),
    "scheduler/demand/learned.py": Allowed("names of festivals", frozenset({"春节"})),
    "scheduler/publishing/events/changes.py": Allowed(
        "the kind of leave of who is ill, and the ids of leave that events make", frozenset({"病假", "变动{event}"})
    ),
    "scheduler/whatif/edits/leave.py": Allowed("the sheet of scenarios", frozenset({"比选方案"})),
    "models/policy.py": Allowed("signs between and in the items of a rule's value", frozenset({"；", "%％ "})),
    "models/windows.py": Allowed("signs between and in the items of a rule's value", frozenset({r"[;、,\n]"})),
    "scheduler/exchange/reading/builtin.py": Allowed("the built-in posts, shifts and rotas, and the endings of units' names"),
    "scheduler/exchange/writing/case/case_file.py": Allowed("the headers of sheet 参数", frozenset({"项目", "值"})),
    "scheduler/exchange/reading/cells/cells.py": Allowed(
        "signs between the items of a cell, and the words for a day off and for none",
        frozenset({"[;；、,，\\n]+", "休", "无", "[\\s;；、,，→>]+"}),
    ),
    "scheduler/exchange/working/formulas.py": Allowed("signs between and before the names that formulas count"),
    "scheduler/exchange/working/edits/crew_names.py": Allowed("signs between names", frozenset({"[\\s、，,;；]+"})),
    "scheduler/exchange/reading/cells/days.py": Allowed("how dates are typed"),
    "scheduler/exchange/working/edits/edit_codes.py": Allowed("kinds of leave as typed"),
    "scheduler/exchange/working/edits/leave_edits.py": Allowed("how a decision on leave is typed"),
    "scheduler/exchange/reading/rows_of/codes.py": Allowed("codes of duty grids, and the signs between them"),
    "scheduler/exchange/reading/foot.py": Allowed("how rows below tables begin"),
    "scheduler/exchange/reading/grids/dates.py": Allowed("how the dates of duty grids are typed"),
    "scheduler/exchange/reading/grids/people.py": Allowed(
        "the headers of duty grids", frozenset({"姓名/日期", "值班人员", "姓名\\日期", "日期/姓名", "日期\\姓名", "名字"})
    ),
    "scheduler/exchange/reading/grids/posts.py": Allowed("the headers of duty grids"),
    "scheduler/exchange/reading/naming/name_cells.py": Allowed("the signs between names in a cell"),
    "scheduler/exchange/reading/grids/layouts.py": Allowed("what marks an example", frozenset({"「示例」", "示例"})),
    "scheduler/exchange/reading/rows_of/history.py": Allowed("the ids that requests for support are given", frozenset({"支援#"})),
    "scheduler/exchange/reading/cells/number_formats.py": Allowed("wide signs of a format"),
    "scheduler/exchange/reading/rows_of/people.py": Allowed(
        "how a skill's level is typed",
        frozenset({"(.+?)\\s*[(（](.+)[)）]"}),
    ),
    "scheduler/exchange/writing/case/problem_list.py": Allowed("a font", frozenset({"等线"})),
    "scheduler/exchange/reading/recognised.py": Allowed("sheets, footers and endings of titles as offices type them"),
    "scheduler/exchange/reading/events/absences.py": Allowed("the signs of an open end", frozenset({" ?？"})),
    "scheduler/exchange/reading/row_cells.py": Allowed("the signs of a reference", frozenset({"[:：/／]"})),
    "scheduler/exchange/reading/cells/references.py": Allowed("the signs of a reference", frozenset({"：", "[:：/]", ":："})),
    "scheduler/exchange/writing/case/template.py": Allowed(
        "words of example cells, and a font", frozenset({"龙桥", "等线", "白", "夜", "张三"})
    ),
    "scheduler/exchange/reading/cells/typed.py": Allowed("wide signs and hours as offices type them"),
    "scheduler/exchange/reading/rows_of/unit.py": Allowed("kinds of units as typed", frozenset({"分局", "部门", "派出所"})),
    "scheduler/exchange/reading/headers.py": Allowed("the headers of planners' sheets"),
    "scheduler/exchange/writing/documents/paper.py": Allowed(
        "fonts of official documents", frozenset({"方正小标宋简体", "仿宋_GB2312", "黑体"})
    ),
    "scheduler/exchange/writing/paper/style.py": Allowed("a font", frozenset({"微软雅黑"})),
    "scheduler/exchange/writing/paper/roster_tables.py": Allowed("a post by name", frozenset({"带班"})),
    "scheduler/exchange/writing/paper/text.py": Allowed("signs of the roster, and the endings of units' names"),
    "scheduler/exchange/writing/case/layout.py": Allowed(
        "the sign between the items of a cell, and a font",
        frozenset({"；", "等线"}),
    ),
    "scheduler/exchange/sheets/business.py": Allowed("the layout of sheets, zh and en"),
    "scheduler/exchange/sheets/records.py": Allowed("the layout of sheets, zh and en"),
    "scheduler/exchange/sheets/events.py": Allowed("the layout of sheets, zh and en"),
    "scheduler/exchange/sheets/decisions.py": Allowed("the layout of sheets, zh and en"),
    "scheduler/exchange/sheets/duty.py": Allowed("the layout of sheets, zh and en"),
    "scheduler/exchange/sheets/people.py": Allowed("the layout of sheets, zh and en"),
    "scheduler/exchange/sheets/words.py": Allowed("the words of cells, zh and en"),
    "scheduler/exchange/reading/scenarios/actions.py": Allowed(
        "the sheet of scenarios and the words of its cells",
        frozenset(
            {
                "比选方案",
                "全部",
                "启用",
                "停用",
                "硬性",
                "(?:级|level)\\s*[=＝]?\\s*(?P<level>\\d+[A-Za-z]?)|(?:权重|weight)\\s*[=＝]?\\s*(?P<weight>\\d+)",
            }
        ),
    ),
    "scheduler/exchange/reading/scenarios/flags.py": Allowed(
        "actions of scenarios, and the wide colon as typed",
        frozenset({"准假", "全部", "缺勤", "召回", "需求倍数", "培训", "："}),
    ),
    "scheduler/terminal/streams.py": Allowed("a letter that a locale must have", frozenset({"表"})),
    "scheduler/exchange/reading/files/glance.py": Allowed(
        "how the wall copy and answers are named", frozenset({"-张贴", "-比选", "-压力测试", "-休假与保障", "-短板"})
    ),
    "scheduler/jobs/board/studies/wanted.py": Allowed("how a file of scenarios is named", frozenset({"-比选方案.yaml"})),
    "scheduler/exchange/targets.py": Allowed("how a roster's files are named", frozenset({"-张贴", "-底稿", "-证书"})),
    "scheduler/certificate/bundle.py": Allowed("how the text in a certificate is named", frozenset({"说明.txt"})),
}
