"""Where the repository and the sample cases are, for tests in whatever folder."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
SPRING = DATA / "chengxiang-spring-2027.xlsx"
SUMMER = DATA / "chengxiang-summer-2024.xlsx"
