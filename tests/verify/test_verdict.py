"""A certificate that holds, and every way in which one does not: each is refused with the line."""

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from models.roster import Roster, RosterFile
from models.words import Language, speaking
from scheduler.audit import audit_file
from scheduler.jobs.certificate.verify import verify as lines_of
from scheduler.verify import bundle
from scheduler.verify.refused import Refused
from scheduler.verify.verdict import Verified, verify
from tests.cases import assigned, seat
from tests.verify.written import Spoil, short_by_one, write

PROOF = "level-2.vipr"


@pytest.fixture
def file() -> RosterFile:
    return short_by_one()


def values(file: RosterFile) -> dict[str, int]:
    return {str(level): value for level, value in sorted(audit_file(file).levels.items())}


def replaced(old: str, new: str) -> Spoil:
    def spoil(text: str) -> str:
        assert re.search(old, text, re.M)
        return re.sub(old, new, text, count=1, flags=re.M)

    return spoil


def refusal(tmp_path: Path, file: RosterFile, **members: Spoil) -> str:
    names = {"proof": PROOF, "rows": "level-2.rows.json", "manifest": "manifest.json"}
    path = write(tmp_path / "证书.zip", file, values(file), {names[name]: spoil for name, spoil in members.items()})
    with pytest.raises(Refused) as refused:
        list(verify(file, path))
    return str(refused.value)


def test_a_proof_that_holds_is_told_level_by_level(tmp_path: Path, file: RosterFile) -> None:
    path = write(tmp_path / "证书.zip", file, values(file))
    known = {each.level.level: each for each in verify(file, path)}
    assert (known["1"].level.bound, known["1"].rows) == (1, 4)
    assert (known["2"].level.bound, known["2"].rows) == (10, 6)
    assert isinstance(known["3"], Verified)
    assert known["3"].level.bound is None


def test_it_is_told_in_both_languages(tmp_path: Path, file: RosterFile) -> None:
    from scheduler.exchange.reading.roster_file import write_roster_json

    roster, path = tmp_path / "r.json", write(tmp_path / "证书.zip", file, values(file))
    write_roster_json(roster, file)
    assert "目标 2：值 10，没有更好的排班：不低于 10 已核实（引用 6 行）" in list(lines_of(roster, path))
    with speaking(Language.EN, Language.EN):
        assert "level 2: value 10, no better roster: at least 10 is checked (6 cited rows)" in list(lines_of(roster, path))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (r"^r0 G 0 ", "r0 G 1 ", r"level-2.vipr 第 \d+ 行，所引行 r0（value · 2）：证书为 ≥ 1，从案例推出的是 ≥ 0"),
        (r"^(r0 .*) -10$", r"\1 -11", r"所引行 r0（value · 2）：变量（refuse · 假1）的系数，证书为 -11，从案例推出的是 -10"),
        (r"^(r2 L) 1 ", r"\1 0 ", r"r2（date · A03 · 2024-07-22）：证书为 ≤ 0，从案例推出的是 ≤ 1"),
        (r"^(r2 L) 1 ", r"\1 2 ", r"r2（date · A03 · 2024-07-22）：证书为 ≤ 2，从案例推出的是 ≤ 1"),
        (r"^(r3 G) 2 ", r"\1 3 ", r"r3（short · .* · crew）：证书为 ≥ 3，从案例推出的是 ≥ 2"),
        (r"^(r1) E ", r"\1 G ", r"r1（leave · 假1）：证书为 ≥ 1，从案例推出的是 = 1"),
        (r"^(r5 L) 1 ", r"\1 0 ", r"r5（cap · 1）：目标 1 的前提应为"),
        (r"^RTP range 10 ", "RTP range 11 ", r"目标 2：证书清单称下界为 10，证明得出的是 11"),
        (r"^d0 G 10 ", "d0 G 11 ", r"level-2.vipr 第 .* 行：算式不成立"),
        (r"^(r\d+ [GLE] )\d+", r"\g<1>" + "9" * 1_000_000, r"应为 不超过 40 位的整数"),
        (r"^CON 6", "CON 1000000000", r"所引行数应为 6"),
        (r"^VAR \d+", "VAR 1000000000", r"变量应为 6 个"),
        (r"^x0$", "x7", r"应为 x0"),
        (r"^(r0 G 0) 2", r"\1 -1", r"第 \d+ 行"),
        (r"(.|\n)*\Z", "", r"第 0 行：应为 VER"),
        (r"^RTP(.|\n)*", "", r"应为 RTP"),
        (r"^SOL(.|\n)*", "", r"算式不成立"),
    ],
)
def test_a_proof_that_was_tampered_with(tmp_path: Path, file: RosterFile, old: str, new: str, told: str) -> None:
    assert re.search(told, refusal(tmp_path, file, proof=replaced(old, new)))


def test_a_row_that_is_left_out(tmp_path: Path, file: RosterFile) -> None:
    """Of proof and keys alike."""

    def shorter(text: str) -> str:
        names = json.loads(text)
        return json.dumps(names | {"rows": [key for key in names["rows"] if key != ["leave", "假1"]]})

    proof = replaced(r"^CON 6", "CON 5"), replaced(r"^r1 .*\n", ""), replaced(r" 5 -10 }", " }"), replaced("rnd 6", "rnd 5")

    def spoil(text: str) -> str:
        for change in proof:
            text = change(text)
        return text

    assert "算式不成立" in refusal(tmp_path, file, proof=spoil, rows=shorter)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (r'\["leave", "假1"\]', '["leave", "假2"]', "从案例推不出这一行"),
        (r'\["leave", "假1"\]', '["date", "A03", "2024-07-22"]', "证书为"),
        (r'\["leave", "假1"\]', '["wish", "假1"]', "从案例推不出这一行"),
        (r'\["leave", "假1"\]', '["leave", "假1", "x"]', "从案例推不出这一行"),
        (r'\["leave", "假1"\]', "[]", "从案例推不出这一行"),
        (r'\["leave", "假1"\]', '["value", "1"]', "证书为|系数"),
        (r'\["cap", "1"\]', '["cap", "2"]', "「2」不是更靠前的目标"),
        (r'\["cap", "1"\]', '["cap"]', "「」不是更靠前的目标"),
        (r'\["value", "2"\]', '["value", "1"]', r"level-2.vipr"),
        (r'"level": "2"', '"level": 2', "level-2.rows.json」不合格式：level"),
        (r'"rows": ', '"row": ', "level-2.rows.json」不合格式"),
        (r"^", "[" * 100_000, "level-2.rows.json」不合格式"),
    ],
)
def test_names_that_say_something_else(tmp_path: Path, file: RosterFile, old: str, new: str, told: str) -> None:
    assert re.search(told, refusal(tmp_path, file, rows=replaced(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (r'"value":1,"bound":1', '"value":0,"bound":0', "目标 1：证书称其值为 0，审核所得为 1"),
        (r'"bound":10', '"bound":9', "目标 2：证书清单称下界为 9，证明得出的是 10"),
        (r'"bound":10', '"bound":11', "目标 2：证书称任何排班都不低于 11，而本排班只有 10"),
        (r'"caps":\{"1":1\}', '"caps":{}', "目标 2：清单称以目标 - 的值为前提，证明所引的是 1"),
        (r'"case":"', '"case":"0', "证书属于另一个案例"),
        (r'"roster":"', '"roster":"0', "证书属于另一份排班"),
        (r'"level":"3"', '"level":"9"', "证书所列目标"),
        (r'"format":"dutycover-certificate"', '"format":"x"', "manifest.json」不合格式：format"),
        (r'"version":1', '"version":2', "manifest.json」不合格式：version"),
    ],
)
def test_a_manifest_that_says_something_else(tmp_path: Path, file: RosterFile, old: str, new: str, told: str) -> None:
    assert told in refusal(tmp_path, file, manifest=replaced(old, new))


def test_a_row_cited_twice(tmp_path: Path, file: RosterFile) -> None:
    def twice(text: str) -> str:
        names = json.loads(text)
        return json.dumps(names | {"rows": [*names["rows"][:2], names["rows"][1], *names["rows"][3:]]})

    assert "所引行 r1（leave · 假1）：同一行引用了两次" in refusal(
        tmp_path, file, proof=replaced(r"^r2 .*\n(.*\n)", r"r1 E 1 2 1 1 4 1\n\1"), rows=twice
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"policy": {"leave": {"value": 11}}},
        {"demands": (seat("龙桥所/接处警/白", 2, on=0), seat("龙桥所/接处警/夜", 1, on=0))},
    ],
)
def test_a_certificate_of_another_case(tmp_path: Path, file: RosterFile, fields: dict[str, Any]) -> None:
    path = write(tmp_path / "证书.zip", file, values(file))
    with pytest.raises(Refused, match="证书属于另一个案例"):
        list(verify(short_by_one(**fields), path))


def test_a_certificate_of_another_roster(tmp_path: Path, file: RosterFile) -> None:
    path = write(tmp_path / "证书.zip", file, values(file))
    other = file.model_copy(update={"roster": Roster(leave=file.roster.leave)})
    with pytest.raises(Refused, match="证书属于另一份排班"):
        list(verify(other, path))


def test_a_roster_that_breaks_a_rule(tmp_path: Path, file: RosterFile) -> None:
    twice = (*file.roster.assignments, assigned("A03", "凤凰山所/接处警/夜", 0))
    broken = file.model_copy(update={"roster": file.roster.model_copy(update={"assignments": twice})})
    path = write(tmp_path / "证书.zip", broken, values(broken))
    with pytest.raises(Refused, match="排班本身违反规则"):
        list(verify(broken, path))


def test_archives_that_are_none(tmp_path: Path, file: RosterFile, monkeypatch: pytest.MonkeyPatch) -> None:
    path, whole = tmp_path / "证书.zip", values(file)

    def told() -> str:
        with pytest.raises(Refused) as refused:
            list(verify(file, path))
        return str(refused.value)

    assert "不是证书" in told()
    path.write_bytes(b"PK" * 20)
    assert "不是证书" in told()
    write(path, file, whole)
    path.write_bytes(path.read_bytes()[:300])
    assert "不是证书" in told()
    write(path, file, whole)
    with ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("manifest.json", "{}")
    assert "两个「manifest.json」" in told()
    write(path, file, whole, {PROOF: lambda text: "\n" * 5_000_000 + text})
    monkeypatch.setattr(bundle, "LARGEST_PROOF_BYTES", 2**20)
    assert "「level-2.vipr」过大" in told()


def test_a_member_that_is_missing_or_damaged(tmp_path: Path, file: RosterFile) -> None:
    path = write(tmp_path / "证书.zip", file, values(file))
    content = path.read_bytes()
    spoilt = content.replace(b"RTP range 10", b"RTP range 99")
    path.write_bytes(spoilt)
    with pytest.raises(Refused, match="已损坏"):
        list(verify(file, path))
    with ZipFile(path, "w") as archive:
        archive.writestr("x", "")
    with pytest.raises(Refused, match=r"没有「manifest\.json」"):
        list(verify(file, path))
