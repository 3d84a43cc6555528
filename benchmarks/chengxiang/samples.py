"""The two sample cases of 城厢 in `data/`, by the name of their file, each drawn by a seed."""

from benchmarks.chengxiang.spring import spring
from benchmarks.chengxiang.summer import summer

SAMPLES = {"chengxiang-summer-2024": summer, "chengxiang-spring-2027": spring}
